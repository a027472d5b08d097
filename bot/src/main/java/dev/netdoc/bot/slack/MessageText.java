package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The words of a message, also of one that an alert bot wrote in blocks and attachments. */
final class MessageText {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Made once: it looks through the classes of all blocks.
    private static final Gson SLACK = GsonFactory.createSnakeCase();
    private static final List<String> SAID = List.of("pretext", "title", "text", "value");
    private static final List<String> CONTAINERS = List.of("fields", "elements", "blocks", "attachments");
    private static final Set<String> ONE_LINE =
            Set.of("rich_text_section", "rich_text_quote", "rich_text_preformatted");
    // What buttons carry is not for reading.
    private static final Set<String> MUTE = Set.of("actions", "context_actions", "button");
    private static final int MOST = 12_000;
    private static final int DEEP = 12;

    private final Set<String> lines = new LinkedHashSet<>();
    private final String self;

    private MessageText(String self) {
        this.self = self;
    }

    /** @return its lines, each once, at most 12,000 characters; empty if there are no words in it */
    static String of(Message message, String self) {
        var text = new MessageText(self);
        text.add(Objects.requireNonNullElse(message.getText(), ""));
        text.walk(json(message.getBlocks()), 0);
        text.walk(json(message.getAttachments()), 0);
        String all = String.join("\n", text.lines);
        return all.length() <= MOST ? all : all.substring(0, all.offsetByCodePoints(0, all.codePointCount(0, MOST)));
    }

    private static JsonNode json(@org.jspecify.annotations.Nullable Object part) {
        try {
            return JSON.readTree(SLACK.toJson(part == null ? List.of() : part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what Gson writes is JSON", e);
        }
    }

    private void walk(JsonNode node, int depth) {
        if (!node.isContainerNode()
                || depth > DEEP
                || MUTE.contains(node.path("type").asText())) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> walk(child, depth + 1));
            return;
        }
        if (ONE_LINE.contains(node.path("type").asText())) {
            plain(StreamSupport.stream(node.path("elements").spliterator(), false)
                    .map(piece -> piece.path("text").asText(piece.path("url").asText("")))
                    .collect(Collectors.joining()));
            return;
        }
        if (node.path("type").asText().equals("plain_text")) {
            plain(node.path("text").asText(""));
            return;
        }
        int before = lines.size();
        for (String key : SAID) {
            if (node.path(key).isTextual()) {
                add(node.path(key).textValue());
            } else if (node.path(key).isObject()) {
                walk(node.path(key), depth + 1);
            }
        }
        CONTAINERS.forEach(key -> walk(node.path(key), depth + 1));
        if (lines.size() == before) {
            add(node.path("fallback").asText(""));
        }
    }

    private void add(String marked) {
        plain(SlackText.plain(marked, self));
    }

    // Rich and plain text carry no markup; what looks like it was typed.
    private void plain(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    }
}
