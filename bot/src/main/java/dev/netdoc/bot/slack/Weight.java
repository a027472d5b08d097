package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** How much a block counts towards the undocumented limit of all blocks together. */
final class Weight {
    private static final int HEADER = 100;

    private Weight() {}

    static int of(JsonNode node) {
        int sum = node.path("type").asText().equals("header") ? HEADER : 0;
        if (node.path("text").isTextual()) {
            sum += node.path("text").textValue().length();
        }
        for (JsonNode child : node) {
            sum += child.isContainerNode() ? of(child) : 0;
        }
        return sum;
    }
}
