package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.NetworkPolicy;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Pods;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which policies select pods on which node. Made once from what was read, so that whoever learns of one more node where
 * nobody enforces need not look at a hundred thousand pods again. Equal only to itself.
 */
public final class PolicyTargets {
    private final List<ObjectRef> policies;
    private final Map<String, Target> byNode;

    private PolicyTargets(List<ObjectRef> policies, Map<String, Target> byNode) {
        this.policies = policies;
        this.byNode = byNode;
    }

    /** @param policies those that select one of the pods, as places in the list of all */
    record Target(List<String> pods, BitSet policies) {}

    /**
     * @param all policies, also those that select no pod
     * @param pods of which those count that run on a node and are selected
     */
    public static PolicyTargets of(Collection<?> all, Pods pods) {
        List<NetworkPolicy> sorted = all.stream()
                .map(NetworkPolicy.class::cast)
                .sorted(Comparator.comparing(NetworkPolicy::ref))
                .toList();
        Map<String, List<Integer>> byNamespace = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            byNamespace
                    .computeIfAbsent(sorted.get(i).namespace(), n -> new ArrayList<>())
                    .add(i);
        }
        Map<String, Target> byNode = new HashMap<>();
        byNamespace.forEach((namespace, near) -> add(sorted, near, pods.in(namespace), byNode));
        byNode.values().removeIf(target -> target.pods.isEmpty());
        return new PolicyTargets(sorted.stream().map(NetworkPolicy::ref).toList(), byNode);
    }

    /** @param near the places of the policies of one namespace, whose pods these are */
    private static void add(
            List<NetworkPolicy> policies, List<Integer> near, List<Pod> pods, Map<String, Target> byNode) {
        for (Pod pod : pods) {
            if (pod.node().isEmpty() || !pod.live()) {
                continue;
            }
            Target target = byNode.computeIfAbsent(pod.node(), n -> new Target(new ArrayList<>(), new BitSet()));
            boolean selected = false;
            for (int i : near) {
                // Of a policy that is known to matter on the node, only a pod that nobody selected yet is asked.
                if (!(selected && target.policies.get(i)) && policies.get(i).selectsOneLike(pod)) {
                    selected = true;
                    target.policies.set(i);
                }
            }
            if (selected) {
                target.pods.add(pod.namespace() + "/" + pod.name());
            }
        }
    }

    Optional<Target> on(String node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** @return the policies at these places, sorted */
    List<ObjectRef> policies(BitSet places) {
        return places.stream().mapToObj(policies::get).toList();
    }
}
