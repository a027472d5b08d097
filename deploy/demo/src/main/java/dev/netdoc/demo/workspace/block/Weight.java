package dev.netdoc.demo.workspace.block;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much a message weighs. Slack publishes no number for all blocks together; by measurement it declines about
 * 13,200 characters of shown text, where a header counts about 100 more than its text.
 */
final class Weight {
    static final int MOST = 13_200;
    private static final int HEADER = 100;

    private Weight() {}

    static int of(JsonNode node) {
        int sum = 0;
        if (node.isObject()) {
            sum += "header".equals(node.path("type").asText()) ? HEADER : 0;
            JsonNode text = node.path("text");
            sum += text.isTextual() ? length(text.textValue()) : 0;
        }
        for (JsonNode child : node) {
            sum += child.isContainerNode() ? of(child) : 0;
        }
        return sum;
    }

    /** Blocks after Slack has taken its Markdown apart: each heading, table and rule becomes a block of its own. */
    static int expanded(String markdown) {
        int blocks = 0;
        boolean running = false;
        boolean fenced = false;
        boolean table = false;
        for (String line : markdown.split("\n", -1)) {
            fenced ^= line.startsWith("```");
            boolean row = !fenced && line.startsWith("|");
            boolean alone = !fenced && (line.matches("#{1,6} .*") || line.matches("(-{3,}|\\*{3,})\\s*"));
            if (alone || row) {
                blocks += alone || !table ? 1 : 0;
                running = false;
            } else if (!line.isBlank() && !running) {
                blocks++;
                running = true;
            }
            table = row;
        }
        return Math.max(1, blocks);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
