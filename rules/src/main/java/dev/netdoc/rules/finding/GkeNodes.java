package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Nodes of GKE by their version, which their faults hang on, and by pool, as people upgrade them. */
public final class GkeNodes {
    private static final Comparator<Node> BY_VERSION =
            Comparator.comparing(node -> node.system().kubelet().asOptional().orElseThrow());

    private GkeNodes() {}

    /** @return the pools, or the nodes themselves where a node names none */
    public static List<String> pools(Collection<?> nodes) {
        return Seen.nodes(nodes).stream()
                .map(node -> node.pool().isEmpty() ? node.name() : node.pool())
                .sorted()
                .distinct()
                .toList();
    }

    /** @param nodes at least one, each with a version that is known */
    public static Node oldest(Collection<?> nodes) {
        return Seen.nodes(nodes).stream().min(BY_VERSION).orElseThrow();
    }

    /** @return each version once, oldest first */
    public static List<String> versions(Collection<?> nodes) {
        return Seen.nodes(nodes).stream()
                .sorted(BY_VERSION)
                .map(node -> node.system().kubeletText())
                .distinct()
                .toList();
    }

    /** @return the version of each, for as many as a person reads */
    public static List<Evidence> kubelets(Collection<?> nodes) {
        return Seen.some(Seen.nodes(nodes).stream()
                .map(node -> node.system().kubelet().evidence())
                .toList());
    }
}
