package dev.netdoc.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Objects of the API are Jackson trees: nothing that a client sends is lost, whatever the kind. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot print a JSON tree", e);
        }
    }

    /** @throws Refusal with 400 if it is not JSON */
    static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest(
                    "the object provided is unrecognized (must be of type JSON): " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read bytes from memory", e);
        }
    }

    /** @throws Refusal with 400 if it is not a JSON object */
    static ObjectNode parseObject(byte[] body) {
        if (parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("the body must be a JSON object");
    }

    /** The object below a field, made if it is missing. */
    static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
    }

    static ObjectNode metadata(ObjectNode object) {
        return child(object, "metadata");
    }

    /** A text of the metadata, empty if it is missing. */
    static String meta(JsonNode object, String field) {
        return object.path("metadata").path(field).asText("");
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.valueStream();
    }
}
