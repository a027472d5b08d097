package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import java.util.Collection;
import java.util.List;

/** How rules about container runtimes put the nodes that they matched into words, always in the same order. */
public final class Runtimes {
    // As much as a person reads; a cluster can have thousands of the same.
    private static final int SHOWN = 10;

    private Runtimes() {}

    public static List<Evidence> evidence(Collection<?> nodes) {
        return Seen.nodes(nodes).stream()
                .limit(SHOWN)
                .map(node -> new Evidence(
                        "container runtime",
                        node.system().containerRuntime() + ", kubelet "
                                + node.system().kubeletText()
                                + (node.pool().isEmpty() ? "" : ", pool " + node.pool()),
                        node.ref() + " status.nodeInfo.containerRuntimeVersion"
                                + (node.resourceVersion().isEmpty() ? "" : " @" + node.resourceVersion())))
                .toList();
    }

    /** @return the kubelets' versions, each once */
    public static List<String> kubelets(Collection<?> nodes) {
        return Seen.nodes(nodes).stream()
                .map(node -> node.system().kubeletText())
                .distinct()
                .sorted()
                .toList();
    }
}
