package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what people can press, choose or fill in. */
final class Interactive {
    private static final Set<String> INERT = Set.of("image", "mrkdwn", "plain_text");

    private Interactive() {}

    /** The interactive elements of one block, in the order shown. */
    static List<ObjectNode> in(JsonNode block) {
        List<ObjectNode> found = new ArrayList<>();
        switch (block.path("type").asText()) {
            case "section" -> add(found, block.path("accessory"));
            case "input" -> add(found, block.path("element"));
            case "actions", "context_actions" -> block.path("elements").forEach(each -> add(found, each));
            default -> {}
        }
        return found;
    }

    private static void add(List<ObjectNode> found, JsonNode element) {
        if (element instanceof ObjectNode object
                && !INERT.contains(element.path("type").asText())) {
            found.add(object);
        }
    }
}
