package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Map;

/**
 * A NetworkPolicy. Source: {@code networking.k8s.io/v1}.
 *
 * @param selector of pods: labels that must be equal
 * @param expressions of pods: what must hold besides
 * @param endPorts {@code port-endPort/protocol} of every range, e.g. {@code 32000-32768/TCP}
 */
public record NetworkPolicy(
        ObjectRef ref,
        List<String> types,
        Map<String, String> selector,
        List<NodeChoice.Requirement> expressions,
        List<String> endPorts) {
    public NetworkPolicy {
        types = List.copyOf(types);
        selector = Map.copyOf(selector);
        expressions = List.copyOf(expressions);
        endPorts = List.copyOf(endPorts);
    }

    public String namespace() {
        return ref.namespace();
    }

    public boolean ingress() {
        return types.contains("Ingress");
    }

    /** @return whether it applies to this pod; not to pods of the host network, which no policy reaches */
    public boolean selects(Pod pod) {
        return pod.namespace().equals(namespace()) && selectsOneLike(pod);
    }

    /** As {@link #selects}, for a rule that has matched the namespaces already. */
    public boolean selectsOneLike(Pod pod) {
        if (pod.hostNetwork()) {
            return false;
        }
        // Loops: each policy of a namespace asks each of its pods.
        for (Map.Entry<String, String> label : selector.entrySet()) {
            if (!label.getValue().equals(pod.labels().get(label.getKey()))) {
                return false;
            }
        }
        for (NodeChoice.Requirement expression : expressions) {
            if (!expression.holds(pod.labels())) {
                return false;
            }
        }
        return true;
    }
}
