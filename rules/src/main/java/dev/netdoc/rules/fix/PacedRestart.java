package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** In which order the pods of a DaemonSet are replaced so that a mistake costs least. */
final class PacedRestart {
    private PacedRestart() {}

    /** {@return the DaemonSet of this name, e.g. that of a network agent} */
    static Optional<DaemonSet> daemonSet(ObjectRef ref, Facts facts) {
        return facts.of(DaemonSet.class).stream()
                .filter(set -> set.ref().equals(ref))
                .findFirst();
    }

    /**
     * @param urgent nodes that come first; among equals the one with the fewest workload pods, then by name
     * @return empty if it has no pod
     */
    static Optional<RestartPlan> of(DaemonSet set, Predicate<String> urgent, Facts facts) {
        return of(set, urgent, node -> false, pod -> true, facts);
    }

    /**
     * @param urgent as above
     * @param last nodes that come last, even if they are urgent
     * @param which of its pods
     * @return empty if there is no such pod
     */
    static Optional<RestartPlan> of(
            DaemonSet set, Predicate<String> urgent, Predicate<String> last, Predicate<Pod> which, Facts facts) {
        List<Pod> all = facts.of(Pod.class);
        Map<String, Long> workload = all.stream()
                .filter(PacedRestart::workload)
                .collect(Collectors.groupingBy(Pod::node, Collectors.counting()));
        Comparator<PodRestart> order = Comparator.comparing((PodRestart pod) -> last.test(pod.node()))
                .thenComparing(pod -> !urgent.test(pod.node()))
                .thenComparing(pod -> workload.getOrDefault(pod.node(), 0L))
                .thenComparing(PodRestart::node)
                .thenComparing(PodRestart::pod);
        List<PodRestart> pods = all.stream()
                .filter(pod -> belongs(pod, set) && which.test(pod))
                .map(pod -> new PodRestart(pod.ref(), pod.uid(), pod.node()))
                .sorted(order)
                .toList();
        return pods.isEmpty()
                ? Optional.empty()
                : Optional.of(new RestartPlan(set.ref(), set.selectorText(), pods, RestartPlan.Way.PACED_DELETE));
    }

    // A pod that is going away is replaced without our doing.
    private static boolean belongs(Pod pod, DaemonSet set) {
        return pod.namespace().equals(set.namespace())
                && pod.ownedBy("DaemonSet", set.name())
                && pod.labels().entrySet().containsAll(set.selector().entrySet())
                && pod.live()
                && pod.deletedAt().isEmpty();
    }

    private static boolean workload(Pod pod) {
        return pod.live()
                && !pod.node().isEmpty()
                && !pod.mirror()
                && pod.owner().filter(owner -> owner.kind().equals("DaemonSet")).isEmpty();
    }
}
