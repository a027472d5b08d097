package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.netdoc.demo.workspace.block.BlockKit;
import java.util.Optional;

/** Reads what a call wants to say, and declines what Slack declines. */
final class Contents {
    private static final int LONGEST_POST = 40_000;
    private static final int LARGEST_METADATA = 8_000;

    private Contents() {}

    /** @throws Refusal if there is nothing to say, or if it breaks a rule */
    static Content read(Arguments arguments) {
        Optional<String> markdown = arguments.find("markdown_text");
        if (markdown.isPresent() && (arguments.has("text") || arguments.has("blocks"))) {
            throw new Refusal("markdown_text_conflict");
        }
        String text = arguments.find("text").or(() -> markdown).orElse("");
        ArrayNode blocks = markdown.map(Contents::markdownBlock).orElseGet(() -> blocks(arguments));
        if (text.isBlank() && blocks.isEmpty() && !arguments.has("attachments")) {
            throw new Refusal("no_text");
        }
        String kept = text.length() > LONGEST_POST ? text.substring(0, LONGEST_POST) : text;
        return new Content(kept, blocks).with(metadata(arguments).orElse(Json.object()));
    }

    static ArrayNode blocks(Arguments arguments) {
        if (!arguments.has("blocks")) {
            return Json.array();
        }
        return check(arguments.json("blocks"));
    }

    static ArrayNode check(JsonNode tree) {
        if (!(tree instanceof ArrayNode blocks)) {
            throw new Refusal("invalid_blocks_format");
        }
        var objections = BlockKit.message(blocks);
        if (!objections.isEmpty()) {
            throw Refusal.objections("invalid_blocks", objections);
        }
        if (BlockKit.tooLong(blocks)) {
            throw new Refusal("msg_blocks_too_long");
        }
        return blocks;
    }

    /** Empty if the call says nothing about metadata; an empty object removes them. */
    static Optional<JsonNode> metadata(Arguments arguments) {
        if (!arguments.has("metadata")) {
            return Optional.empty();
        }
        JsonNode metadata = arguments.json("metadata");
        boolean whole = metadata.path("event_type").isTextual()
                && metadata.path("event_payload").isObject();
        if (!metadata.isObject() || (!metadata.isEmpty() && !whole)) {
            throw new Refusal("invalid_metadata_format");
        }
        if (Json.write(metadata).length() > LARGEST_METADATA) {
            throw new Refusal("metadata_too_large");
        }
        return Optional.of(metadata);
    }

    private static ArrayNode markdownBlock(String markdown) {
        ArrayNode blocks = Json.array();
        blocks.addObject().put("type", "markdown").put("text", markdown);
        return check(blocks);
    }
}
