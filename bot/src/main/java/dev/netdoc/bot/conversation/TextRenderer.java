package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Table;
import dev.netdoc.rules.fact.Evidence;
import java.util.List;

/** Draws a reply for a terminal: Markdown kept readable, everything unfolded. Thread-safe. */
public final class TextRenderer {
    private static final String BOLD = "\u001b[1m";
    private static final String GREY = "\u001b[90m";
    private static final String CYAN = "\u001b[36m";
    private static final String RESET = "\u001b[0m";

    private final boolean colours;
    private final PlainMarkdown markdown = new PlainMarkdown();

    /** @param colours whether to use ANSI escape codes */
    public TextRenderer(boolean colours) {
        this.colours = colours;
    }

    /** @return lines that end with a line feed */
    public String render(Reply reply) {
        var text = new StringBuilder();
        for (Reply.Part part : reply.parts()) {
            String drawn = draw(part);
            if (!drawn.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n").append(drawn).append('\n');
            }
        }
        return text.toString().replaceAll("(?m)[ \\t]+$", "");
    }

    private String draw(Reply.Part part) {
        return switch (part) {
            case Reply.Heading(String plain) -> paint(BOLD, clean(plain));
            case Reply.Paragraph(String source) -> markdown.render(source);
            case Reply.Steps(List<String> steps) -> steps(steps);
            case Reply.Table(List<Table.Row> rows) -> table(rows);
            case Reply.Code(String plain) ->
                clean(plain).stripTrailing().indent(4).stripTrailing();
            case Reply.EvidenceList(String label, List<Evidence> evidence) -> evidence(label, evidence);
            case Reply.Note(String source) -> paint(GREY, markdown.render(source));
            case Reply.Buttons(List<Button> buttons) -> choices(buttons);
            case Reply.Feedback(String reference) -> "";
        };
    }

    private String steps(List<String> steps) {
        var text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            String number = (i + 1) + ". ";
            String indented =
                    markdown.render(steps.get(i)).indent(number.length()).stripTrailing();
            text.append(i == 0 ? "" : "\n").append(number).append(indented.stripLeading());
        }
        return text.toString();
    }

    private String table(List<Table.Row> rows) {
        int widest = rows.stream()
                .mapToInt(row -> Columns.of(clean(row.label())))
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (Table.Row row : rows) {
            String label = clean(row.label());
            text.append(text.isEmpty() ? "" : "\n")
                    .append(paint(CYAN, label))
                    .append(" ".repeat(widest - Columns.of(label) + 2))
                    .append(clean(row.value()));
        }
        return text.toString();
    }

    private String evidence(String label, List<Evidence> evidence) {
        var text = new StringBuilder(clean(label)).append(':');
        for (Evidence one : evidence) {
            text.append("\n  ")
                    .append(clean(one.fact()))
                    .append(" = ")
                    .append(clean(one.value()).replace("\n", "\n    "))
                    .append("\n    ")
                    .append(paint(GREY, clean(one.source())));
        }
        return text.toString();
    }

    // Nothing can be pressed here; what would be chosen is listed, to be typed.
    private String choices(List<Button> buttons) {
        var text = new StringBuilder();
        buttons.stream()
                .filter(button ->
                        button.action().equals("topic") || button.action().equals("cluster"))
                .forEach(button ->
                        text.append(text.isEmpty() ? "" : "\n").append("- ").append(clean(button.label())));
        return text.toString();
    }

    private String paint(String colour, String text) {
        return colours && !text.isEmpty() ? colour + text + RESET : text;
    }

    // Escape codes from a cluster or a document must not reach the terminal.
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }
}
