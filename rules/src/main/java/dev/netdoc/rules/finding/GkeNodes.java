package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Nodes of GKE, as people upgrade them: by pool. */
public final class GkeNodes {
    private GkeNodes() {}

    /** @return the pools, or the nodes themselves where a node names none */
    public static List<String> pools(Collection<?> nodes) {
        return sorted(nodes).stream()
                .map(node -> node.pool().isEmpty() ? node.name() : node.pool())
                .sorted()
                .distinct()
                .toList();
    }

    /** @param nodes at least one, each with a version that is known */
    public static Node oldest(Collection<?> nodes) {
        return sorted(nodes).stream()
                .min(Comparator.comparing(
                        node -> node.system().kubelet().asOptional().orElseThrow()))
                .orElseThrow();
    }

    /** @return the version of each, for as many as a person reads */
    public static List<Evidence> kubelets(Collection<?> nodes) {
        return Seen.some(sorted(nodes).stream()
                .map(node -> node.system().kubelet().evidence())
                .toList());
    }

    private static List<Node> sorted(Collection<?> nodes) {
        return nodes.stream()
                .map(Node.class::cast)
                .sorted(Comparator.comparing(Node::name))
                .toList();
    }
}
