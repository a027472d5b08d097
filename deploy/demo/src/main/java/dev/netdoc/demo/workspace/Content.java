package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a message says. The trees are never changed after construction.
 *
 * @param text escaped as Slack escapes
 * @param blocks each with a {@code block_id}; empty for none
 * @param metadata {@code event_type} and {@code event_payload}; an empty object for none
 * @param files shared with it; empty for none
 */
record Content(String text, ArrayNode blocks, JsonNode metadata, ArrayNode files) {
    static Content text(String text) {
        return new Content(text, Json.array());
    }

    Content(String text, ArrayNode blocks) {
        this(text, withIds(blocks), Json.object(), Json.array());
    }

    Content with(JsonNode otherMetadata) {
        return new Content(text, blocks, otherMetadata, files);
    }

    Content with(ArrayNode otherFiles) {
        return new Content(text, blocks, metadata, otherFiles);
    }

    /** Slack names the blocks and elements that come without a name. */
    static ArrayNode withIds(ArrayNode blocks) {
        ArrayNode named = blocks.deepCopy();
        for (JsonNode block : named) {
            if (block instanceof ObjectNode object && !object.hasNonNull("block_id")) {
                object.put("block_id", Ids.shortId());
            }
            Interactive.in(block).forEach(element -> {
                if (!element.hasNonNull("action_id")) {
                    element.put("action_id", Ids.shortId());
                }
            });
        }
        return named;
    }
}
