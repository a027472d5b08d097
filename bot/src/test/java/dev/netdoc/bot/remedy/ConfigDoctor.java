package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingKind;
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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A cluster and a doctor that know one thing: whether the finding of a trial holds. */
final class ConfigDoctor implements Doctor, Cluster {
    private final BooleanSupplier holds;
    private final Supplier<Optional<FixPlan>> fix;
    private final InstantSource clock;
    volatile List<UnknownFact> unknown = List.of();
    volatile boolean stubborn;

    /** @param fix what is planned for the cluster as it is now */
    ConfigDoctor(BooleanSupplier holds, Supplier<Optional<FixPlan>> fix, InstantSource clock) {
        this.holds = holds;
        this.fix = fix;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prod";
    }

    @Override
    public Facts gather(Progress progress) {
        return new Facts("prod", Optional.empty(), clock.instant(), List.of(), unknown);
    }

    @Override
    public Diagnosis diagnose(Facts facts) {
        boolean found = holds.getAsBoolean() && unknown.isEmpty();
        return new Diagnosis(facts, modes(), found || stubborn ? List.of(finding()) : List.of());
    }

    private Finding finding() {
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
                fix.get());
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
    public List<FindingKind> findingKinds() {
        return List.of();
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
