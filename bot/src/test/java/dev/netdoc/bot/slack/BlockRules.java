package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Slack's limits and what must never be live, asserted over the JSON of a message. */
final class BlockRules {
    private static final Pattern LIVE =
            Pattern.compile("<(?!(https?://[^\\s<>|]+\\||!date\\^\\d+\\^|@[UW][A-Z0-9]+>))");
    private static final Pattern ENTITY = Pattern.compile("&(?!(amp|lt|gt);)");

    private BlockRules() {}

    static void check(String text, JsonNode blocks) {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(3000);
        markup(text);
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        assertThat(Weight.of(blocks)).isLessThanOrEqualTo(13_000);
        Set<String> ids = new HashSet<>();
        for (JsonNode block : blocks) {
            String id = block.path("block_id").asText();
            assertThat(id).isNotEmpty().hasSizeLessThanOrEqualTo(255);
            assertThat(ids.add(id)).as("block_id %s once", id).isTrue();
            block(block);
        }
    }

    private static void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> plain(block.path("text"), 150);
            case "section" -> {
                assertThat(block.path("fields").size()).isBetween(1, 10);
                block.path("fields").forEach(field -> text(field, 2000));
            }
            case "context" -> {
                assertThat(block.path("elements").size()).isBetween(1, 10);
                block.path("elements").forEach(element -> text(element, 3000));
            }
            case "actions" -> actions(block.path("elements"));
            case "context_actions" -> thumbs(block.path("elements"));
            case "rich_text" -> {
                assertThat(block.path("elements").size()).isPositive();
                block.path("elements").forEach(BlockRules::rich);
            }
            default -> throw new AssertionError("unexpected block " + block);
        }
    }

    private static void actions(JsonNode elements) {
        assertThat(elements.size()).isBetween(1, 25);
        Set<String> ids = new HashSet<>();
        for (JsonNode button : elements) {
            plain(button.path("text"), 75);
            assertThat(button.path("value").asText()).hasSizeLessThanOrEqualTo(2000);
            assertThat(ids.add(button.path("action_id").asText())).isTrue();
            if (button.has("confirm")) {
                plain(button.path("confirm").path("title"), 100);
                plain(button.path("confirm").path("text"), 300);
                plain(button.path("confirm").path("confirm"), 30);
                plain(button.path("confirm").path("deny"), 30);
            }
        }
    }

    private static void thumbs(JsonNode elements) {
        assertThat(elements.size()).isBetween(1, 5);
        for (JsonNode element : elements) {
            assertThat(element.path("type").asText()).isEqualTo("feedback_buttons");
            assertThat(element.path("action_id").asText()).isNotEmpty();
            for (String thumb : List.of("positive_button", "negative_button")) {
                plain(element.path(thumb).path("text"), 75);
                assertThat(element.path(thumb).path("accessibility_label").asText())
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(75);
                assertThat(element.path(thumb).path("value").asText())
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(2000);
            }
        }
    }

    private static void rich(JsonNode element) {
        String type = element.path("type").asText();
        assertThat(type).isIn("rich_text_section", "rich_text_list", "rich_text_preformatted");
        assertThat(element.path("elements").size()).isPositive();
        for (JsonNode child : element.path("elements")) {
            if (type.equals("rich_text_list")) {
                rich(child);
                continue;
            }
            assertThat(child.path("type").asText()).isIn("text", "link");
            assertThat(child.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(3000);
            wellFormed(child.path("text").asText());
            if (child.has("url")) {
                assertThat(child.path("url").asText()).matches("https?://.*").hasSizeLessThanOrEqualTo(3000);
            }
        }
    }

    private static void text(JsonNode text, int most) {
        if (text.path("type").asText().equals("mrkdwn")) {
            assertThat(text.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            markup(text.path("text").asText());
            wellFormed(text.path("text").asText());
        } else {
            plain(text, most);
        }
    }

    private static void plain(JsonNode text, int most) {
        assertThat(text.path("type").asText()).isEqualTo("plain_text");
        assertThat(text.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
        wellFormed(text.path("text").asText());
    }

    // Every < opens something made here; every & is the begin of an entity.
    static void markup(String mrkdwn) {
        assertThat(LIVE.matcher(mrkdwn).find()).as("live syntax in %s", mrkdwn).isFalse();
        assertThat(ENTITY.matcher(mrkdwn).find())
                .as("broken entity in %s", mrkdwn)
                .isFalse();
    }

    private static void wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                assertThat(i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)))
                        .as("half a character")
                        .isTrue();
                i++;
            } else {
                assertThat(Character.isLowSurrogate(text.charAt(i)))
                        .as("half a character")
                        .isFalse();
            }
        }
    }
}
