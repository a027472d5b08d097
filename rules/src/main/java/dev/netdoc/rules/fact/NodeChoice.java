package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Map;

/**
 * Which nodes a pod template may run on, as its node selector and its required node affinity say. Taints are left out:
 * network agents tolerate them.
 *
 * @param labels {@code nodeSelector}
 * @param terms of the required node affinity; one of them must hold, none means all nodes
 */
public record NodeChoice(Map<String, String> labels, List<List<Requirement>> terms) {
    public NodeChoice {
        labels = Map.copyOf(labels);
        terms = terms.stream().map(List::copyOf).toList();
    }

    /** @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt}, {@code Lt} */
    public record Requirement(String key, String operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }

        /** @param on labels of a node or of a pod */
        public boolean holds(Map<String, String> on) {
            String value = on.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> true; // numbers of labels are nothing that a network agent is placed by
            };
        }
    }

    /** @param on all labels of a node */
    public boolean admits(Map<String, String> on) {
        return labels.entrySet().stream().allMatch(e -> e.getValue().equals(on.get(e.getKey())))
                && (terms.isEmpty() || terms.stream().anyMatch(t -> t.stream().allMatch(r -> r.holds(on))));
    }
}
