package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which fields of an object are kept. Lists are passed through: a path goes on in each of their items. Immutable. */
final class Shape {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ANY = "*";
    private static final String THERE = "?";

    private final Map<String, Shape> fields = new LinkedHashMap<>();

    private Shape() {}

    /**
     * @param paths fields separated by blanks, as keys hold dots and slashes. The last one is kept whole. {@code *} is any
     *     field; {@code ?} at the end keeps only that the field is there, without what it holds
     */
    static Shape of(String... paths) {
        var root = new Shape();
        for (String path : paths) {
            Shape here = root;
            for (String field : path.split(" ", -1)) {
                here = here.fields.computeIfAbsent(field, f -> new Shape());
            }
        }
        return root;
    }

    /** @return a copy that holds nothing else; items of lists keep their places */
    ObjectNode cut(JsonNode object) {
        ObjectNode kept = NODES.objectNode();
        for (Map.Entry<String, JsonNode> e : object.properties()) {
            Shape inner = fields.getOrDefault(e.getKey(), fields.get(ANY));
            if (inner != null) {
                inner.put(kept, e.getKey(), e.getValue());
            }
        }
        return kept;
    }

    private void put(ObjectNode kept, String key, JsonNode value) {
        if (fields.isEmpty()) {
            kept.set(key, value.deepCopy());
        } else if (fields.containsKey(THERE)) {
            kept.set(key, value.isNull() ? value : value.isContainerNode() ? NODES.objectNode() : NODES.textNode(""));
        } else if (value.isArray()) {
            kept.set(key, items(value));
        } else if (value.isObject()) {
            kept.set(key, cut(value));
        }
    }

    private ArrayNode items(JsonNode list) {
        ArrayNode kept = NODES.arrayNode();
        for (JsonNode item : list) {
            kept.add(item.isObject() ? cut(item) : NODES.objectNode());
        }
        return kept;
    }
}
