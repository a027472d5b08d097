package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import dev.netdoc.rules.mode.ModeReport.Statement;
import dev.netdoc.rules.why.Explanation;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A cluster and a doctor that know one thing: whether the CNI file has a cniVersion. */
final class ConfigDoctor implements Doctor, Cluster {
    private final Supplier<String> text;
    private final InstantSource clock;
    volatile List<UnknownFact> unknown = List.of();
    volatile boolean stubborn;

    ConfigDoctor(Supplier<String> text, InstantSource clock) {
        this.text = text;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prod";
    }

    @Override
    public Facts gather(Progress progress) {
        return new Facts("prod", Optional.empty(), clock.instant(), List.of(text.get()), unknown);
    }

    @Override
    public Diagnosis diagnose(Facts facts) {
        boolean missing = facts.of(String.class).stream().noneMatch(t -> t.contains("cniVersion")) && unknown.isEmpty();
        return new Diagnosis(facts, modes(), missing || stubborn ? List.of(finding()) : List.of());
    }

    private static Finding finding() {
        return new Finding(
                "flannel-cniversion-missing",
                "",
                Plans.FINGERPRINT,
                Severity.CRITICAL,
                List.of(Plans.FLANNEL_CONFIG),
                Map.of(),
                List.of(new Evidence("cniVersion", "(absent)", "ConfigMap kube-system/kube-flannel-cfg")),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static ModeReport modes() {
        return new ModeReport(Arrays.stream(ModeKey.values())
                .collect(Collectors.toMap(
                        key -> key,
                        key -> new Statement(List.of(), Confidence.UNKNOWN, Map.of(), List.of(), Optional.empty()))));
    }

    @Override
    public FindingText text(Finding finding, Locale language) {
        throw new UnsupportedOperationException("the runner shows nothing");
    }

    @Override
    public FixText text(FixPlan fix, Locale language) {
        throw new UnsupportedOperationException("the runner shows nothing");
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        throw new UnsupportedOperationException("nobody asks why");
    }

    @Override
    public List<String> findingIds() {
        return List.of();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return List.of();
    }
}
