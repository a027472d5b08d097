package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkPolicy;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How the rule about ranges of ports puts policies into words, always in the same order. */
public final class EndPorts {
    private EndPorts() {}

    public static List<ObjectRef> refs(Collection<?> policies) {
        return sorted(policies).map(NetworkPolicy::ref).toList();
    }

    /** @return {@code namespace/name} of the first few */
    public static List<String> names(Collection<?> policies) {
        return Seen.few(refs(policies));
    }

    /** @return the first few ranges, e.g. {@code 32000-32768/TCP} */
    public static List<String> ranges(Collection<?> policies) {
        return Seen.few(sorted(policies).flatMap(p -> p.endPorts().stream()).toList());
    }

    /** @return the ranges of the first few policies */
    public static List<Evidence> evidence(Collection<?> policies) {
        return Seen.some(sorted(policies)
                .map(p -> new Evidence(
                        "port ranges (endPort)", String.join(", ", p.endPorts()), p.ref() + " spec ports[].endPort"))
                .toList());
    }

    private static Stream<NetworkPolicy> sorted(Collection<?> policies) {
        return policies.stream().map(NetworkPolicy.class::cast).sorted(Comparator.comparing(NetworkPolicy::ref));
    }
}
