package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Cut;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Table;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.rules.fact.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The blocks of one part of a reply, each within the limits of its kind. */
final class PartBlocks {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int HEADER = 150;
    private static final int NOTE = 2_000;
    private static final int FIELD = 1_900;
    private static final int FIELDS = 10;
    private static final int RICH_TEXT = 2_900;
    private static final int EVIDENCE_LINE = 400;
    private static final int ACTIONS = 25;
    private static final int ACTIONS_WEIGHT = 2_500;

    private final Words words;

    PartBlocks(Words words) {
        this.words = words;
    }

    List<ObjectNode> of(Reply.Part part) {
        return switch (part) {
            case Reply.Heading(String plain) ->
                plain.isBlank()
                        ? List.of()
                        : List.of(block("header").set("text", plain(Defused.text(plain), HEADER, true)));
            case Reply.Paragraph(String markdown) -> richText(RichText.of(markdown));
            case Reply.Steps(List<String> steps) -> richText(RichText.of(numbered(steps)));
            case Reply.Table(List<Table.Row> rows) -> table(rows);
            case Reply.Code(String plain) -> code(plain);
            case Reply.EvidenceList(String label, List<Evidence> evidence) -> evidence(label, evidence);
            case Reply.Note(String markdown) -> note(Mrkdwn.note(markdown, NOTE));
            case Reply.Buttons(List<Button> buttons) -> actions(buttons);
            case Reply.Feedback(String reference) -> List.of(FeedbackJson.of(reference, words));
        };
    }

    static ObjectNode context(String plain) {
        ObjectNode block = block("context");
        block.putArray("elements").add(plain(plain, NOTE, false));
        return block;
    }

    private static List<ObjectNode> note(String mrkdwn) {
        if (mrkdwn.isBlank()) {
            return List.of();
        }
        ObjectNode block = block("context");
        block.putArray("elements").add(mrkdwn(mrkdwn));
        return List.of(block);
    }

    private static String numbered(List<String> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> {
                    String number = (i + 1) + ". ";
                    return number + steps.get(i).strip().replace("\n", "\n" + " ".repeat(number.length()));
                })
                .collect(Collectors.joining("\n"));
    }

    // One block takes about as much as a section would; a longer text goes on in the next.
    private static List<ObjectNode> richText(ArrayNode elements) {
        var blocks = new ArrayList<ObjectNode>();
        ArrayNode open = NODES.arrayNode();
        int weight = 0;
        for (JsonNode element : RichTextSplit.withinLimit(elements, RICH_TEXT)) {
            int more = Weight.of(element);
            if (!open.isEmpty() && weight + more > RICH_TEXT) {
                blocks.add(block("rich_text").set("elements", open));
                open = NODES.arrayNode();
                weight = 0;
            }
            open.add(element);
            weight += more;
        }
        if (!open.isEmpty()) {
            blocks.add(block("rich_text").set("elements", open));
        }
        return blocks;
    }

    private List<ObjectNode> code(String plain) {
        ArrayNode elements = NODES.arrayNode();
        elements.add(RichText.preformatted(plain, more -> words.counted("cut.lines", more)));
        return plain.isBlank() ? List.of() : List.of(block("rich_text").set("elements", elements));
    }

    private static List<ObjectNode> table(List<Table.Row> rows) {
        var blocks = new ArrayList<ObjectNode>();
        for (int from = 0; from < rows.size(); from += FIELDS) {
            ObjectNode section = block("section");
            ArrayNode fields = section.putArray("fields");
            rows.subList(from, Math.min(rows.size(), from + FIELDS))
                    .forEach(row -> fields.add(mrkdwn("*" + Mrkdwn.escape(oneLine(row.label()), 200) + "*\n"
                            + Mrkdwn.escape(oneLine(row.value()), FIELD - 210))));
            blocks.add(section);
        }
        return blocks;
    }

    // Text from a cluster is shown as plain text, in which Slack looks for nothing.
    private static List<ObjectNode> evidence(String label, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return List.of();
        }
        String lines = evidence.stream()
                .limit(Reply.EvidenceList.VISIBLE)
                .map(e -> Cut.codePoints(oneLine(e.fact() + " = " + e.value()), EVIDENCE_LINE / 2)
                        + " · "
                        + Cut.codePoints(oneLine(e.source()), EVIDENCE_LINE / 2))
                .collect(Collectors.joining("\n"));
        return List.of(context(Defused.text(label + "\n" + lines)));
    }

    private List<ObjectNode> actions(List<Button> buttons) {
        ObjectNode block = block("actions");
        ArrayNode elements = block.putArray("elements");
        for (Button button : buttons) {
            boolean room = elements.size() < ACTIONS && Weight.of(elements) < ACTIONS_WEIGHT;
            if (room && button.value().length() <= ButtonJson.VALUE) {
                elements.add(ButtonJson.of(button, elements, words));
            }
        }
        return elements.isEmpty() ? List.of() : List.of(block);
    }

    private static ObjectNode block(String type) {
        return NODES.objectNode().put("type", type);
    }

    static ObjectNode plain(String text, int most, boolean emoji) {
        String shown = text.isBlank() ? "–" : Cut.codePoints(text, most);
        return NODES.objectNode().put("type", "plain_text").put("text", shown).put("emoji", emoji);
    }

    private static ObjectNode mrkdwn(String text) {
        return NODES.objectNode().put("type", "mrkdwn").put("text", text);
    }

    private static String oneLine(String text) {
        return text.isBlank() ? "–" : text.replaceAll("\\s+", " ").strip();
    }
}
