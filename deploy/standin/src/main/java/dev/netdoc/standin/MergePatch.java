package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RFC 7396, and its Kubernetes relative, the strategic merge patch, where the elements of a list are merged by a key.
 * Of the latter, as much as kubectl sends: the lists below, {@code $patch: delete|replace},
 * {@code $deleteFromPrimitiveList}.
 */
final class MergePatch {
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "imagePullSecrets", "name",
            "conditions", "type",
            "addresses", "type",
            "ownerReferences", "uid",
            "ports", "port");

    private final boolean strategic;

    private MergePatch(boolean strategic) {
        this.strategic = strategic;
    }

    static JsonNode merge(JsonNode target, JsonNode patch) {
        return new MergePatch(false).apply(target, patch);
    }

    static JsonNode strategic(JsonNode target, JsonNode patch) {
        return new MergePatch(true).apply(target, patch);
    }

    private JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        if (strategic && fields.path("$patch").asText().equals("replace")) {
            result = Json.object();
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            field(result, field.getKey(), field.getValue());
        }
        return result;
    }

    private void field(ObjectNode result, String name, JsonNode value) {
        if (strategic && name.startsWith("$")) {
            if (name.startsWith("$deleteFromPrimitiveList/")
                    && result.get(name.substring(25)) instanceof ArrayNode list) {
                List<JsonNode> gone = Json.items(value).toList();
                result.set(
                        name.substring(25),
                        array(Json.items(list)
                                .filter(item -> !gone.contains(item))
                                .toList()));
            }
        } else if (value.isNull()) {
            result.remove(name);
        } else if (strategic && value instanceof ArrayNode list && isMerged(name, list)) {
            result.set(name, list(result.path(name), list, keyOf(name, list)));
        } else {
            result.set(name, apply(result.path(name), value));
        }
    }

    private JsonNode list(JsonNode target, ArrayNode patch, String key) {
        ArrayNode result = Json.array();
        target.forEach(result::add);
        for (JsonNode element : patch) {
            if (element.path("$patch").asText().equals("replace")) {
                return array(
                        Json.items(patch).filter(item -> !item.has("$patch")).toList());
            }
            Optional<Integer> at = position(result, key, element.path(key));
            if (element.path("$patch").asText().equals("delete")) {
                at.ifPresent(result::remove);
            } else if (at.isPresent()) {
                result.set(at.get(), apply(result.get(at.get()), element));
            } else {
                result.add(element);
            }
        }
        return result;
    }

    private static boolean isMerged(String name, ArrayNode list) {
        return MERGE_KEYS.containsKey(name) && !list.isEmpty() && list.get(0).isObject();
    }

    /** Ports of a container merge by containerPort, those of a Service by port. */
    private static String keyOf(String name, ArrayNode list) {
        return name.equals("ports") && list.get(0).has("containerPort")
                ? "containerPort"
                : MERGE_KEYS.getOrDefault(name, "name");
    }

    private static Optional<Integer> position(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static ArrayNode array(List<JsonNode> items) {
        return Json.array().addAll(items);
    }
}
