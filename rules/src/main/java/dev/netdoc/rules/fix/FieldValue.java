package dev.netdoc.rules.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What a field of an object holds, or that there is no such field. Equal if the API server would call it equal. */
public sealed interface FieldValue {

    /** There is no such field. The API drops a null, so a null counts as missing. */
    record Missing() implements FieldValue {
        @Override
        public JsonNode tree() {
            return MissingNode.getInstance();
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** A string, byte for byte. */
    record Text(String text) implements FieldValue {
        @Override
        public JsonNode tree() {
            return TextNode.valueOf(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A value that is not a string: a boolean, a number, an array or an object. The order of an object's keys does not
     * count.
     *
     * @param text JSON; kept in its compact form
     */
    record Json(String text) implements FieldValue {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        /** @throws IllegalArgumentException if it is no JSON, or is a string or null, which the others are for */
        public Json {
            JsonNode tree = parse(text);
            if (tree.isTextual() || tree.isNull() || tree.isMissingNode()) {
                throw new IllegalArgumentException("neither a string nor null is a Json: " + text);
            }
            text = tree.toString();
        }

        private static JsonNode parse(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not JSON: " + text, e);
            }
        }

        @Override
        public JsonNode tree() {
            return parse(text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Json json && (text.equals(json.text) || tree().equals(json.tree()));
        }

        @Override
        public int hashCode() {
            return tree().hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@return the value as a JSON tree; a missing node for {@link Missing}} */
    JsonNode tree();

    /** {@return what a node of an object holds} */
    static FieldValue of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return new Missing();
        }
        return node.isTextual() ? new Text(node.textValue()) : new Json(node.toString());
    }

    /** {@return whether there is such a field} */
    default boolean present() {
        return !(this instanceof Missing);
    }
}
