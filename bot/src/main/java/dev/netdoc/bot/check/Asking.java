package dev.netdoc.bot.check;

import dev.netdoc.bot.cluster.ClusterProbe;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks about rights, and tells one line for each verb and kind, whatever the number of names. */
final class Asking {
    private final String area;
    private final ClusterProbe probe;
    private final Consumer<Check> each;

    Asking(String area, ClusterProbe probe, Consumer<Check> each) {
        this.area = area;
        this.probe = probe;
        this.each = each;
    }

    /** @param remedy what to do about a right that is missing */
    void needed(List<Right> rights, String remedy) {
        Map<String, List<Right>> byLine = new LinkedHashMap<>();
        rights.forEach(right ->
                byLine.computeIfAbsent(right.print(), line -> new ArrayList<>()).add(right));
        byLine.forEach((line, same) -> each.accept(line(line, same, remedy)));
    }

    private Check line(String line, List<Right> rights, String remedy) {
        List<String> denied = new ArrayList<>();
        for (Right right : rights) {
            switch (probe.may(right)) {
                case Look.Found<Boolean>(Boolean allowed) -> {
                    if (!allowed) {
                        denied.add(right.name());
                    }
                }
                case Look.Missing<Boolean>() -> {
                    return Check.warning(
                            area,
                            line,
                            "the API server knows no SelfSubjectAccessReview",
                            "see what ./netdoc diagnose reads");
                }
                case Look.Forbidden<Boolean>(String why) -> {
                    return Check.broken(area, line, why, remedy);
                }
                case Look.NoAnswer<Boolean>(String why) -> {
                    return Check.broken(area, line, why, "try again, or look at the API server's load");
                }
            }
        }
        if (denied.isEmpty()) {
            return Check.well(area, line, rights.size() == 1 ? "allowed" : "allowed for " + rights.size() + " names");
        }
        String names = String.join(", ", denied);
        return Check.broken(area, line, "not allowed" + (names.isEmpty() ? "" : " for " + names), remedy);
    }

    /** {@return the rights that the identity has} */
    List<Right> granted(List<Right> rights) {
        return rights.stream()
                .filter(right -> probe.may(right) instanceof Look.Found<Boolean>(Boolean allowed) && allowed)
                .toList();
    }

    /** {@return whether there are pods in a namespace; empty where that cannot be seen} */
    Optional<Boolean> hasPods(String namespace) {
        return probe.hasPods(namespace) instanceof Look.Found<Boolean>(Boolean some)
                ? Optional.of(some)
                : Optional.empty();
    }
}
