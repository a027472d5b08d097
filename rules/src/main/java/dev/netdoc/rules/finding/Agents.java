package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How rules about network agents put those that they matched into words, always in the same order. */
public final class Agents {
    // As much as a person reads; a cluster can have thousands of the same.
    private static final int NODES_SHOWN = 10;

    private Agents() {}

    public static List<ObjectRef> refs(Collection<?> agents) {
        return sorted(agents).stream().map(NetworkAgent::ref).toList();
    }

    /** @return {@code namespace/name} of each */
    public static List<String> names(Collection<?> agents) {
        return Seen.texts(refs(agents));
    }

    /** @return the DaemonSets' names without their namespace */
    public static List<String> daemonSets(Collection<?> agents) {
        return sorted(agents).stream().map(NetworkAgent::name).toList();
    }

    /** @return their image tags, e.g. {@code v1.9.3} */
    public static List<String> versions(Collection<?> agents) {
        return tags(agents).stream().map(Evidence::value).distinct().toList();
    }

    public static List<Evidence> tags(Collection<?> agents) {
        return sorted(agents).stream().map(Seen::tag).toList();
    }

    public static List<Evidence> evidence(Collection<?> agents) {
        return sorted(agents).stream().map(NetworkAgent::evidence).toList();
    }

    /** @return the names of all nodes that these agents run, or may run, on */
    public static List<String> nodes(Collection<?> agents) {
        return Seen.flat(sorted(agents).stream().map(NetworkAgent::nodes).toList());
    }

    public static boolean anyFlannel(Collection<?> agents) {
        return sorted(agents).stream().anyMatch(NetworkAgent::flannel);
    }

    /** @return the first few of the nodes that several agents share */
    public static List<Evidence> together(Collection<String> nodes) {
        return nodes.stream()
                .limit(NODES_SHOWN)
                .map(node -> new Evidence("agents on the same node", node, "Node " + node))
                .toList();
    }

    /** Pods that are missing or not ready, as the DaemonSet counts them. */
    public static Evidence unavailable(DaemonSet set) {
        return new Evidence(
                "pods unavailable",
                set.unavailable() + set.desired().map(d -> " of " + d).orElse(""),
                set.ref() + " status.numberUnavailable"
                        + (set.resourceVersion().isEmpty() ? "" : " @" + set.resourceVersion()));
    }

    private static List<NetworkAgent> sorted(Collection<?> agents) {
        return agents.stream()
                .map(NetworkAgent.class::cast)
                .sorted(Comparator.comparing(NetworkAgent::ref))
                .toList();
    }
}
