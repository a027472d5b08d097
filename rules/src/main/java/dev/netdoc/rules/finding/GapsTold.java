package dev.netdoc.rules.finding;

import java.util.List;
import java.util.TreeSet;

/** How what could not be read is told. */
public final class GapsTold {
    private GapsTold() {}

    /** @param gaps at least one */
    public static Concluded of(List<Gap> gaps) {
        var findings = new TreeSet<String>();
        var permissions = new TreeSet<String>();
        for (Gap gap : gaps) {
            findings.addAll(gap.findings());
            if (!gap.permission().isEmpty()) {
                permissions.add(gap.permission());
            }
        }
        boolean text = gaps.stream().anyMatch(gap -> gap.fact().contains(" data["));
        return Concluded.info("evidence-incomplete")
                .as(permissions.isEmpty() ? "" : "forbidden")
                .seen(gaps.stream().map(Gap::evidence).toList())
                .with("facts", gaps.stream().map(Gap::fact).toList())
                .with("findings", findings)
                .with("permissions", permissions)
                .explainedBy(text ? List.of("network-config-invalid") : List.of());
    }
}
