package dev.netdoc.bot.metrics;

import dev.netdoc.bot.trace.Step;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.why.Explanation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what the last look at each cluster found, by finding; what is gone is no longer shown. Thread-safe. */
final class MeasuredDoctor implements Doctor {
    private final Doctor doctor;
    private final MultiGauge gauge;
    private final Map<String, Map<Tags, Long>> byCluster = new HashMap<>();

    MeasuredDoctor(Doctor doctor, MeterRegistry registry) {
        this.doctor = doctor;
        this.gauge = MultiGauge.builder("netdoc.findings")
                .description("Findings of the last look at a cluster")
                .register(registry);
    }

    @Override
    public Diagnosis diagnose(Facts facts) {
        Diagnosis diagnosis = Step.in("rules", step -> {
            step.with("cluster", facts.cluster()).with("facts", facts.all().size());
            Diagnosis concluded = doctor.diagnose(facts);
            step.with("findings", concluded.findings().size());
            return concluded;
        });
        show(facts.cluster(), diagnosis.findings());
        return diagnosis;
    }

    private synchronized void show(String cluster, List<Finding> findings) {
        byCluster.put(
                cluster,
                findings.stream().collect(Collectors.groupingBy(one -> tags(cluster, one), Collectors.counting())));
        gauge.register(
                byCluster.values().stream()
                        .flatMap(counts -> counts.entrySet().stream())
                        .map(count -> MultiGauge.Row.of(count.getKey(), count.getValue()))
                        .toList(),
                true);
    }

    private static Tags tags(String cluster, Finding finding) {
        return Tags.of(
                "cluster",
                cluster,
                "id",
                finding.id(),
                "severity",
                finding.severity().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public FindingText text(Finding finding, Locale language) {
        return doctor.text(finding, language);
    }

    @Override
    public FixText text(FixPlan fix, Locale language) {
        return doctor.text(fix, language);
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        return doctor.explain(facts, finding);
    }

    @Override
    public List<String> findingIds() {
        return doctor.findingIds();
    }

    @Override
    public List<FindingKind> findingKinds() {
        return doctor.findingKinds();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return doctor.nearest(misspelt);
    }
}
