package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How what could not be read is told. */
public final class GapsTold {
    private static final int SHOWN = 20;

    private GapsTold() {}

    /**
     * @param facts what is not known; at least one
     * @param reasons why, in the same order
     */
    public static Concluded of(String plugin, List<?> facts, List<?> reasons) {
        Map<String, String> reasonOf = new TreeMap<>();
        for (int i = 0; i < facts.size(); i++) {
            reasonOf.put(String.valueOf(facts.get(i)), String.valueOf(reasons.get(i)));
        }
        TreeSet<String> findings = new TreeSet<>();
        TreeSet<String> permissions = new TreeSet<>();
        List<Evidence> seen = new ArrayList<>();
        reasonOf.forEach((fact, reason) -> {
            Gaps gap = Gaps.of(fact).orElseThrow();
            findings.addAll(gap.findings(plugin));
            Stream.of(gap.permission())
                    .filter(rule -> !rule.isEmpty() && reason.contains("forbidden"))
                    .forEach(permissions::add);
            if (seen.size() < SHOWN) {
                seen.add(new Evidence(fact, reason, String.join(", ", gap.findings(plugin))));
            }
        });
        return Concluded.info("evidence-incomplete")
                .as(permissions.isEmpty() ? "" : "forbidden")
                .seen(seen)
                .with("facts", reasonOf.keySet())
                .with("findings", findings)
                .with("permissions", permissions);
    }
}
