package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** How what could not be read is told. */
public final class GapsTold {
    private static final int SHOWN = 20;

    private GapsTold() {}

    /** @param gaps fact, reason and place of each; at least one, each of a fact that {@link Gaps} knows */
    public static Concluded of(String plugin, Collection<?> gaps) {
        List<Evidence> all = gaps.stream()
                .map(Evidence.class::cast)
                .sorted(Comparator.comparing(Evidence::fact).thenComparing(Evidence::source))
                .toList();
        var findings = new TreeSet<String>();
        var permissions = new TreeSet<String>();
        for (Evidence one : all) {
            Gaps.of(one.fact()).ifPresent(gap -> {
                findings.addAll(gap.findings(plugin));
                if (one.value().contains("forbidden") && !gap.permission().isEmpty()) {
                    permissions.add(gap.permission());
                }
            });
        }
        return Concluded.info("evidence-incomplete")
                .as(permissions.isEmpty() ? "" : "forbidden")
                .seen(all.subList(0, Math.min(SHOWN, all.size())))
                .with("facts", all.stream().map(Evidence::fact).toList())
                .with("findings", findings)
                .with("permissions", permissions);
    }
}
