package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkPolicy;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.mode.Conclusion;
import dev.netdoc.rules.mode.NodeAnswer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Policies that select pods where nobody enforces them. Keeps names only: there may be as many pods as a cluster has.
 *
 * @param reason the variant of the text that tells why nobody does
 * @param rank 1 is told rather than 2, where both hold
 * @param about what the finding is about; empty if no object stands for the reason
 * @param why what shows that nobody enforces
 * @param pods the first few, {@code namespace/name}
 * @param nodes all on which such pods run
 */
public record UnenforcedPolicies(
        String reason,
        int rank,
        List<ObjectRef> about,
        List<Evidence> why,
        List<ObjectRef> policies,
        List<String> pods,
        int podCount,
        List<String> nodes) {
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

    /**
     * @param all policies, also those that select none of the pods
     * @param pods those where nobody enforces
     */
    public static UnenforcedPolicies of(
            String reason, int rank, Collection<?> about, Collection<?> why, Collection<?> all, Collection<?> pods) {
        Map<String, List<Pod>> byNamespace =
                new HashMap<>(pods.stream().map(Pod.class::cast).collect(Collectors.groupingBy(Pod::namespace)));
        List<ObjectRef> policies = all.stream()
                .map(NetworkPolicy.class::cast)
                .filter(policy -> byNamespace.getOrDefault(policy.namespace(), List.of()).stream()
                        .anyMatch(policy::selectorFits))
                .map(NetworkPolicy::ref)
                .sorted()
                .toList();
        return new UnenforcedPolicies(
                reason,
                rank,
                about.stream().map(ObjectRef.class::cast).sorted().toList(),
                why.stream().map(Evidence.class::cast).toList(),
                policies,
                Seen.pods(pods).stream().limit(SHOWN).toList(),
                pods.size(),
                Seen.nodesOf(pods));
    }

    /** @return the names of the nodes that these answers are of */
    public static Set<String> nodesOf(Collection<?> answers) {
        return answers.stream().map(a -> ((NodeAnswer) a).node()).collect(Collectors.toUnmodifiableSet());
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
        return Seen.texts(policies).stream().limit(SHOWN).toList();
    }

    public List<String> nodeNames() {
        return nodes.stream().limit(SHOWN).toList();
    }

    /** @return why, then which policies, pods and nodes */
    public List<Evidence> evidence() {
        var counts = List.of(
                new Evidence(
                        "policies without effect",
                        Integer.toString(policies.size()),
                        "networkpolicies.networking.k8s.io"),
                new Evidence(
                        "pods that they select where nobody enforces",
                        podCount + ": " + String.join(", ", pods) + (podCount > pods.size() ? ", …" : ""),
                        "pods, metadata.labels and spec.nodeName"),
                new Evidence(
                        "nodes of these pods",
                        nodes.size() + ": " + String.join(", ", nodeNames()) + (nodes.size() > SHOWN ? ", …" : ""),
                        "pods, spec.nodeName"));
        return java.util.stream.Stream.of(why, Seen.objects("NetworkPolicy", policies), counts)
                .flatMap(List::stream)
                .toList();
    }
}
