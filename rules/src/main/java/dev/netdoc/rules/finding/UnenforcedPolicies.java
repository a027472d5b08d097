package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.mode.Conclusion;
import dev.netdoc.rules.mode.NodeAnswer;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Policies that select pods where nobody enforces them. Keeps a few names and counts: there may be as many pods as a
 * cluster has.
 *
 * @param reason the variant of the text that tells why nobody does
 * @param rank 1 is told rather than 2, where both hold
 * @param about what the finding is about; empty if no object stands for the reason
 * @param why what shows that nobody enforces
 * @param pods the first few, {@code namespace/name}
 * @param nodes the first few on which such pods run
 */
public record UnenforcedPolicies(
        String reason,
        int rank,
        List<ObjectRef> about,
        List<Evidence> why,
        List<ObjectRef> policies,
        List<String> pods,
        int podCount,
        List<String> nodes,
        int nodeCount) {
    private static final String SYSTEM = "kube-system";

    // As much as a person reads; a cluster can have thousands of the same.
    private static final int SHOWN = 10;

    public UnenforcedPolicies {
        about = List.copyOf(about);
        why = List.copyOf(why);
        policies = List.copyOf(policies);
        pods = List.copyOf(pods);
        nodes = List.copyOf(nodes);
    }

    /** @param unguarded names of the nodes where nobody enforces */
    public static UnenforcedPolicies of(
            String reason,
            int rank,
            Collection<?> about,
            Collection<?> why,
            Collection<?> unguarded,
            PolicyTargets targets) {
        var policies = new BitSet();
        var nodes = new TreeSet<String>();
        int podCount = 0;
        int nodeCount = 0;
        for (Object node : unguarded) {
            var target = targets.on((String) node);
            if (target.isPresent()) {
                policies.or(target.get().policies());
                podCount += target.get().pods().size();
                nodeCount++;
                keepFew(nodes, (String) node);
            }
        }
        List<String> pods = nodes.stream()
                .flatMap(node -> targets.on(node).stream())
                .flatMap(target -> target.pods().stream().sorted())
                .limit(SHOWN)
                .toList();
        return new UnenforcedPolicies(
                reason,
                rank,
                about.stream().map(ObjectRef.class::cast).sorted().toList(),
                why.stream().map(Evidence.class::cast).toList(),
                targets.policies(policies),
                pods,
                podCount,
                List.copyOf(nodes),
                nodeCount);
    }

    private static <T> void keepFew(TreeSet<T> few, T more) {
        few.add(more);
        if (few.size() > SHOWN) {
            few.pollLast();
        }
    }

    /** @return the names of the nodes that these answers are of */
    public static Set<String> nodesOf(Collection<?> answers) {
        return answers.stream().map(a -> ((NodeAnswer) a).node()).collect(Collectors.toUnmodifiableSet());
    }

    /** @return what the answers of the first few nodes follow from */
    public static List<Evidence> evidenceOfNodes(Collection<?> answers) {
        var few = new TreeSet<NodeAnswer>(Comparator.comparing(NodeAnswer::node)
                .thenComparing(a -> a.evidence().toString()));
        answers.forEach(a -> keepFew(few, (NodeAnswer) a));
        return few.stream().flatMap(a -> a.evidence().stream()).distinct().toList();
    }

    /** @return what the conclusions follow from, each once */
    public static List<Evidence> evidenceOf(Collection<?> conclusions) {
        return Seen.some(conclusions.stream()
                .flatMap(c -> ((Conclusion) c).evidence().stream())
                .toList());
    }

    /** @return whether some of them are people's own, not only those that add-ons bring to kube-system */
    public boolean ordinary() {
        return policies.stream().anyMatch(p -> !p.namespace().equals(SYSTEM));
    }

    /** @return what stands for the reason, else the namespaces, which stay while policies come and go */
    public List<ObjectRef> subject() {
        return about.isEmpty()
                ? policies.stream()
                        .map(p -> ObjectRef.clusterScoped("Namespace", p.namespace()))
                        .distinct()
                        .toList()
                : about;
    }

    /** @return {@code namespace/name} of the first few */
    public List<String> policyNames() {
        return Seen.few(policies);
    }

    /** @return why, then which policies, pods and nodes */
    public List<Evidence> evidence() {
        var counts = List.of(
                new Evidence(
                        "policies without effect",
                        Integer.toString(policies.size()),
                        "networkpolicies.networking.k8s.io"),
                counted("pods that they select where nobody enforces", podCount, pods),
                counted("nodes of these pods", nodeCount, nodes));
        return Stream.of(why, Seen.objects("NetworkPolicy", policies), counts)
                .flatMap(List::stream)
                .toList();
    }

    private static Evidence counted(String fact, int count, List<String> few) {
        return new Evidence(
                fact,
                count + ": " + String.join(", ", few) + (count > few.size() ? ", …" : ""),
                "pods, metadata.labels and spec.nodeName");
    }
}
