package dev.netdoc.standin;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** RFC 6902: all operations or none. A path that is not there and a failed {@code test} answer 422, as Kubernetes does. */
final class JsonPatch {
    private JsonPatch() {}

    /** @return a new tree; {@code document} stays as it is */
    static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            throw Refusal.badRequest("json: a JSON Patch must be an array of operations");
        }
        JsonNode result = document.deepCopy();
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode document, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        return switch (operation.path("op").asText()) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> {
                existing(document, path);
                yield path.matches() ? value(operation) : add(remove(document, path), path, value(operation));
            }
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = existing(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "copy" ->
                add(
                        document,
                        path,
                        existing(document, pointer(operation, "from")).deepCopy());
            case "test" -> {
                if (!document.at(path).equals(operation.path("value"))) {
                    throw Refusal.patchFailed();
                }
                yield document;
            }
            default -> throw Refusal.patchFailed();
        };
    }

    private static JsonNode add(JsonNode document, JsonPointer path, JsonNode value) {
        if (path.matches()) {
            return value;
        }
        JsonNode parent = existing(document, path.head());
        String key = key(path);
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array) {
            int index = key.equals("-") ? array.size() : index(key);
            if (index > array.size()) {
                throw Refusal.patchFailed();
            }
            array.insert(index, value);
        } else {
            throw Refusal.patchFailed();
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, JsonPointer path) {
        existing(document, path);
        JsonNode parent = path.matches() ? document : document.at(path.head());
        if (parent instanceof ObjectNode object && !path.matches()) {
            object.remove(key(path));
        } else if (parent instanceof ArrayNode array && !path.matches()) {
            array.remove(index(key(path)));
        } else {
            throw Refusal.patchFailed();
        }
        return document;
    }

    private static JsonNode existing(JsonNode document, JsonPointer path) {
        JsonNode found = document.at(path);
        if (found.isMissingNode()) {
            throw Refusal.patchFailed();
        }
        return found;
    }

    private static JsonNode value(JsonNode operation) {
        return Optional.ofNullable(operation.get("value")).orElseThrow(Refusal::patchFailed);
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(operation.path(field).asText("missing"));
        } catch (IllegalArgumentException e) {
            throw Refusal.patchFailed();
        }
    }

    private static String key(JsonPointer path) {
        return path.last().getMatchingProperty();
    }

    private static int index(String key) {
        if (!key.matches("0|[1-9][0-9]{0,8}")) {
            throw Refusal.patchFailed();
        }
        return Integer.parseInt(key);
    }
}
