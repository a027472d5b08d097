package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Puts the answers of nodes together; called from the right side of rules. */
public final class Reasons {
    private static final int SHOWN = 8;

    private Reasons() {}

    /** @return the different evidence of the answers, by node, at most eight pieces and then a count of the rest */
    public static List<Evidence> of(Collection<?> answers) {
        var all = new LinkedHashSet<Evidence>();
        sorted(answers).forEach(a -> all.addAll(a.evidence()));
        return few(all);
    }

    static List<Evidence> few(Collection<Evidence> all) {
        var shown = new ArrayList<Evidence>(all.stream().limit(SHOWN).toList());
        if (all.size() > SHOWN) {
            shown.add(new Evidence("further evidence", Integer.toString(all.size() - SHOWN), "other nodes"));
        }
        return List.copyOf(shown);
    }

    /** @return certain only if every answer is */
    public static Confidence least(Collection<?> answers) {
        return answers.stream().allMatch(a -> ((NodeAnswer) a).confidence() == Confidence.CERTAIN)
                ? Confidence.CERTAIN
                : Confidence.LIKELY;
    }

    /** @return which nodes say what, one piece of evidence a value */
    public static List<Evidence> byValue(ModeKey key, Collection<?> answers) {
        var byValue = new java.util.TreeMap<String, List<String>>();
        sorted(answers)
                .forEach(a -> byValue.computeIfAbsent(a.value(), v -> new ArrayList<>())
                        .add(a.node().isEmpty() ? "(a node)" : a.node()));
        return byValue.entrySet().stream()
                .map(e -> new Evidence(
                        key.key() + " " + e.getKey(),
                        String.join(", ", e.getValue().stream().limit(SHOWN).toList())
                                + (e.getValue().size() > SHOWN
                                        ? " and " + (e.getValue().size() - SHOWN) + " more"
                                        : ""),
                        "nodes"))
                .toList();
    }

    /** @return evidence for and against in one list, the first first */
    public static List<Evidence> join(Collection<Evidence> first, Collection<Evidence> second) {
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** @return the reasons of the answers, e.g. {@code DataPath V2 configured, fell back to veth} */
    public static String named(Collection<?> answers) {
        return String.join(
                ", ",
                sorted(answers).stream()
                        .map(NodeAnswer::reason)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static List<NodeAnswer> sorted(Collection<?> answers) {
        return answers.stream()
                .map(NodeAnswer.class::cast)
                .sorted(Comparator.comparing(NodeAnswer::node)
                        .thenComparing(NodeAnswer::reason)
                        .thenComparing(a -> a.evidence().toString()))
                .toList();
    }
}
