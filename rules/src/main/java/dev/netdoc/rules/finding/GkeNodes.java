package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Nodes of GKE by the version they run, which is what their faults hang on. */
public final class GkeNodes {
    private GkeNodes() {}

    /** @return each version once, oldest first */
    public static List<String> versions(Collection<?> nodes) {
        return nodes.stream()
                .map(Node.class::cast)
                .sorted(Comparator.comparing(
                        node -> node.system().kubelet().asOptional().orElseThrow()))
                .map(node -> node.system().kubeletText())
                .distinct()
                .toList();
    }

    /** @return the version of the first few nodes */
    public static List<Evidence> kubelets(Collection<?> nodes) {
        return Seen.some(nodes.stream()
                .map(Node.class::cast)
                .map(node -> node.system().kubelet().evidence())
                .toList());
    }
}
