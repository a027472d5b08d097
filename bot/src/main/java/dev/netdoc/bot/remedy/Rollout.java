package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.PodSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far the pods of a DaemonSet are with a change that was written at a certain time. Not thread-safe. */
final class Rollout {
    private final Instant written;
    private final Set<String> listedFirst = new HashSet<>();
    private final Set<String> nodes = new TreeSet<>();
    private boolean listed;
    private int desired;
    private Map<String, List<PodSeen>> byNode = Map.of();

    Rollout(Instant written) {
        this.written = written;
    }

    /**
     * @param pods all that the DaemonSet has now
     * @param nodesDesired on how many nodes it should have one
     */
    void see(Collection<PodSeen> pods, int nodesDesired) {
        desired = nodesDesired;
        byNode = new TreeMap<>();
        for (PodSeen pod : pods) {
            byNode.computeIfAbsent(pod.node(), node -> new ArrayList<>()).add(pod);
            if (!listed) {
                listedFirst.add(pod.uid());
            }
        }
        listed = true;
        nodes.addAll(byNode.keySet());
    }

    /** {@return pods that do not know the change and are not on their way out} */
    List<PodSeen> old() {
        return byNode.values().stream()
                .flatMap(List::stream)
                .filter(pod -> isOld(pod) && !pod.leaving())
                .toList();
    }

    /** {@return nodes whose pod was replaced and is not Ready yet} */
    List<String> starting() {
        Set<String> withOld = new HashSet<>();
        old().forEach(pod -> withOld.add(pod.node()));
        return nodes.stream()
                .filter(node -> !withOld.contains(node) && notReady(node).isPresent())
                .toList();
    }

    /** What is not there yet although nothing is left to replace for it, in words; empty if nothing is. */
    Optional<String> pending() {
        Optional<String> starting = starting().stream().findFirst().flatMap(this::notReady);
        // Between the end of a pod and its successor the node has none and is in no list.
        return nodes.size() < desired
                ? starting.or(() -> Optional.of("%d of %d nodes have a pod".formatted(nodes.size(), desired)))
                : starting;
    }

    int total() {
        return Math.max(desired, nodes.size());
    }

    int done() {
        Set<String> open = new HashSet<>(starting());
        old().forEach(pod -> open.add(pod.node()));
        return nodes.size() - open.size();
    }

    /** {@return what is missing on the node, in words; empty if it has a new pod that is Ready} */
    Optional<String> notReady(String node) {
        List<PodSeen> fresh = byNode.getOrDefault(node, List.of()).stream()
                .filter(pod -> !isOld(pod) && !pod.leaving())
                .toList();
        if (fresh.isEmpty()) {
            return Optional.of("there is no new pod on node " + node);
        }
        return fresh.stream().anyMatch(PodSeen::ready)
                ? Optional.empty()
                : Optional.of("pod %s on node %s is not Ready%s"
                        .formatted(
                                fresh.getLast().ref().name(),
                                node,
                                fresh.getLast()
                                        .waiting()
                                        .map(why -> " (" + why + ")")
                                        .orElse("")));
    }

    // Creation times have whole seconds. A pod made in the second of the write may be older, unless it came after the
    // first look, which was after the write.
    private boolean isOld(PodSeen pod) {
        return !pod.createdAt().isAfter(written) && listedFirst.contains(pod.uid());
    }
}
