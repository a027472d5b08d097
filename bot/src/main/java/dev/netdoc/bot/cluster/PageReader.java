package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads one page of a list object by object, so that no page stands in memory as a tree. */
final class PageReader {
    private PageReader() {}

    /**
     * @param each called for each object, with apiVersion and kind, which lists leave out of their items
     * @return the token of the next page; empty if this was the last
     * @throws IOException if it is not a list
     */
    static String read(byte[] body, String apiVersion, String kind, Consumer<JsonNode> each) throws IOException {
        String next = "";
        boolean items = false;
        try (JsonParser parser = ApiServer.JSON.getFactory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("metadata")) {
                    JsonNode metadata = parser.readValueAsTree();
                    next = metadata.path("continue").asText("");
                } else if (field.equals("items")) {
                    items = true;
                    readItems(parser, apiVersion, kind, each);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!items) {
            throw new IOException("the answer is no list of " + kind);
        }
        return next;
    }

    private static void readItems(JsonParser parser, String apiVersion, String kind, Consumer<JsonNode> each)
            throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return; // Go prints an empty slice that was never made as null
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode object = parser.readValueAsTree();
            object.put("apiVersion", apiVersion).put("kind", kind);
            each.accept(object);
        }
    }
}
