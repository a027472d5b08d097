package dev.netdoc.rules.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DaemonSet of kube-system or kube-flannel. Source: {@code GET daemonsets.apps}.
 *
 * @param labels of the object itself
 * @param selector {@code spec.selector.matchLabels}
 * @param updateStrategy {@code RollingUpdate} or {@code OnDelete}
 * @param desired {@code status.desiredNumberScheduled}; empty only in a file that lacks the status
 * @param containers first the init containers, then the others
 * @param windows whether it is meant for Windows nodes; no rule about the mode counts it
 * @param nodes what its template asks of a node
 */
public record DaemonSet(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        Map<String, String> labels,
        Map<String, String> selector,
        String updateStrategy,
        Optional<Integer> desired,
        int ready,
        int updated,
        int unavailable,
        long generation,
        long observedGeneration,
        List<AgentContainer> containers,
        boolean windows,
        NodeChoice nodes) {
    public DaemonSet {
        labels = Map.copyOf(labels);
        selector = Map.copyOf(selector);
        containers = List.copyOf(containers);
    }

    public String name() {
        return ref.name();
    }

    public String namespace() {
        return ref.namespace();
    }

    /** @return whether it runs anywhere on Linux; one that wants no node is a remnant, not a mode */
    public boolean active() {
        return !windows && desired.filter(d -> d <= 0).isEmpty();
    }

    public Optional<AgentContainer> container(String name) {
        return containers.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** @return the first of these ConfigMaps that its pods mount; empty if they mount none of them */
    public Optional<String> mounts(Collection<String> configMaps) {
        return containers.stream()
                .flatMap(c -> c.volumes().stream())
                .filter(configMaps::contains)
                .findFirst();
    }

    /** @return {@code key=value,key=value} as kubectl takes it */
    public String selectorText() {
        return selector.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(java.util.stream.Collectors.joining(","));
    }
}
