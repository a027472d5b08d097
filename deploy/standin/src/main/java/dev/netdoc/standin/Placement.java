package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** Which nodes a DaemonSet runs on: node selector and required node affinity; every taint is tolerated. */
final class Placement {
    private Placement() {}

    static boolean runsOn(JsonNode daemonSet, JsonNode node) {
        JsonNode spec = daemonSet.path("spec").path("template").path("spec");
        JsonNode labels = node.path("metadata").path("labels");
        for (Map.Entry<String, JsonNode> wanted : spec.path("nodeSelector").properties()) {
            if (!labels.path(wanted.getKey()).equals(wanted.getValue())) {
                return false;
            }
        }
        JsonNode terms = spec.path("affinity")
                .path("nodeAffinity")
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .path("nodeSelectorTerms");
        return terms.isEmpty() || Json.items(terms).anyMatch(term -> matches(term, labels));
    }

    private static boolean matches(JsonNode term, JsonNode labels) {
        return Json.items(term.path("matchExpressions")).allMatch(expression -> {
            String key = expression.path("key").asText();
            Stream<String> values = Json.items(expression.path("values")).map(JsonNode::asText);
            return switch (expression.path("operator").asText()) {
                case "In" ->
                    labels.has(key) && values.toList().contains(labels.path(key).asText());
                case "NotIn" ->
                    !(labels.has(key)
                            && values.toList().contains(labels.path(key).asText()));
                case "Exists" -> labels.has(key);
                case "DoesNotExist" -> !labels.has(key);
                default -> false;
            };
        });
    }
}
