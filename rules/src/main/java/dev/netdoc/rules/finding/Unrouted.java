package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How nodes without a route for their pods are told. */
public final class Unrouted {
    private static final String TAINT = "node.kubernetes.io/network-unavailable";
    private static final int SHOWN = 10;

    private Unrouted() {}

    /**
     * @param router what needs the routes, or should not
     * @param variant {@code ""}, {@code terway} or {@code gke}
     * @param full whether the route table is known to be full
     * @param waiting nodes, in any order; at least one
     * @param told evidence of what was said about routes
     */
    public static Concluded told(
            ObjectRef router, String variant, boolean full, Collection<?> waiting, Collection<?> told) {
        List<Node> nodes = Seen.nodes(waiting);
        List<Evidence> seen = new ArrayList<>();
        for (Node node : nodes.subList(0, Math.min(SHOWN, nodes.size()))) {
            if (node.tainted(TAINT)) {
                seen.add(new Evidence("taint", TAINT, node.ref() + " spec.taints"));
            }
            if (node.condition("NetworkUnavailable").isPresent()) {
                seen.add(Seen.condition(node, "NetworkUnavailable"));
            }
        }
        Concluded finding = variant.equals("terway")
                ? Concluded.warning("node-network-unavailable")
                : Concluded.critical("node-network-unavailable");
        return finding.as(variant.isEmpty() && full ? "full" : variant)
                .about(router)
                .seen(seen)
                .seen(Seen.some(told))
                .with("nodes", Seen.names(nodes))
                .with("node", nodes.getFirst().name());
    }
}
