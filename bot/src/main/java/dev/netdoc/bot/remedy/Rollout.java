package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.PodSeen;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How far the pods of a DaemonSet are with being replaced. Not thread-safe. */
final class Rollout {
    private final Predicate<PodSeen> toReplace;
    private final Optional<Set<String>> concerned;
    private final Set<String> listedFirst = new HashSet<>();
    private final Set<String> nodes = new TreeSet<>();
    private boolean listed;
    private int desired;
    private Map<String, List<PodSeen>> byNode = Map.of();

    private Rollout(Predicate<PodSeen> toReplace, Optional<Set<String>> concerned) {
        this.toReplace = toReplace;
        this.concerned = concerned;
    }

    /**
     * All pods that do not know a change.
     *
     * @param written when it was written, in whole seconds
     */
    static Rollout since(Instant written) {
        return new Rollout(pod -> !pod.createdAt().isAfter(written), Optional.empty());
    }

    /** Exactly these pods; whatever replaced one of them since does not need it again. */
    static Rollout of(Collection<PodRestart> pods) {
        Set<String> uids = pods.stream().map(PodRestart::uid).collect(Collectors.toUnmodifiableSet());
        Set<String> nodes = pods.stream().map(PodRestart::node).collect(Collectors.toUnmodifiableSet());
        return new Rollout(pod -> uids.contains(pod.uid()), Optional.of(nodes));
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

    /** {@return pods that are to be replaced and are not on their way out} */
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

    /** {@return on how many nodes a pod was or is replaced} */
    int total() {
        return concerned.map(Set::size).orElseGet(() -> Math.max(desired, nodes.size()));
    }

    /** {@return on how many of them the new pod is Ready} */
    int done() {
        Set<String> open = new HashSet<>(starting());
        old().forEach(pod -> open.add(pod.node()));
        return (int) nodes.stream()
                .filter(node -> concerned.filter(c -> !c.contains(node)).isEmpty() && !open.contains(node))
                .count();
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
        return toReplace.test(pod) && listedFirst.contains(pod.uid());
    }
}
