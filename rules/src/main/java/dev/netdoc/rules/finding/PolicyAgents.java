package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Pod;
import java.util.Set;

/** Agents that enforce NetworkPolicy whatever network plug-in carries the traffic, known by the names their makers give. */
public final class PolicyAgents {
    private static final Set<String> NAMES = Set.of(
            "calico-node",
            "canal",
            "cilium",
            "kube-router",
            "antrea-agent",
            "kube-ovn-cni",
            "weave-net",
            "romana-agent");

    private PolicyAgents() {}

    /**
     * @return whether the pod is of such an agent, in any namespace: the operators of Calico and others bring one of
     *     their own, where netdoc lists no DaemonSets
     */
    public static boolean runs(Pod pod) {
        return pod.live()
                && pod.owner()
                        .filter(o -> o.kind().equals("DaemonSet") && NAMES.contains(o.name()))
                        .isPresent();
    }
}
