package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Cut;
import dev.netdoc.bot.conversation.Legible;
import java.util.function.IntFunction;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as the elements of a {@code rich_text} block. Slack parses nothing in them: text is text, and a mention could
 * only be an element of its own, which is never made here. Words need no spaces around what is bold or code, as they
 * would in mrkdwn, which matters in Chinese and Japanese.
 */
final class RichText {
    static final int CODE_LINES = 40;
    private static final int CODE = 2500;
    private static final int INDENT = 4;
    private static final Parser PARSER = Parser.builder().build();

    private RichText() {}

    static ArrayNode of(String markdown) {
        var writer = new Writer();
        PARSER.parse(markdown).accept(writer);
        return writer.elements;
    }

    /** @param moreLines appended when lines are left out, from their number */
    static ObjectNode preformatted(String plain, IntFunction<String> moreLines) {
        var lines = Legible.code(plain).stripTrailing().lines().toList();
        var shown = new StringBuilder();
        int count = 0;
        for (String line : lines) {
            String cut = Cut.codePoints(line, CODE / 2);
            if (count == CODE_LINES || shown.length() + cut.length() > CODE) {
                break;
            }
            shown.append(count == 0 ? "" : "\n").append(cut);
            count++;
        }
        if (count < lines.size()) {
            shown.append('\n').append(moreLines.apply(lines.size() - count));
        }
        ObjectNode block = node("rich_text_preformatted");
        block.putArray("elements").add(Inline.text(shown.isEmpty() ? " " : shown.toString(), Inline.Style.PLAIN));
        return block;
    }

    private static ObjectNode node(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static final class Writer extends AbstractVisitor {
        private final ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        private int depth;

        @Override
        public void visit(Paragraph paragraph) {
            section(Inline.of(paragraph, false));
        }

        @Override
        public void visit(Heading heading) {
            section(Inline.of(heading, true));
        }

        @Override
        public void visit(BlockQuote quote) {
            visitChildren(quote);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            section(Inline.plain(block.getLiteral()));
        }

        @Override
        public void visit(ThematicBreak rule) {
            // Space between paragraphs is enough in chat.
        }

        @Override
        public void visit(BulletList list) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item(item, "bullet", 0);
            }
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            int number = start == null ? 1 : start;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item(item, "ordered", number++ - 1);
            }
        }

        // The first paragraph stands beside the mark; code and nested lists follow as elements of their own.
        private void item(Node item, String style, int offset) {
            Node first = item.getFirstChild();
            boolean words = first instanceof Paragraph;
            ArrayNode inline = words ? Inline.of(first, false) : Inline.plain("•");
            ObjectNode list = lastList(style, offset);
            ((ArrayNode) list.get("elements")).add(node("rich_text_section").set("elements", orBlank(inline)));
            depth++;
            for (Node next = words ? first.getNext() : first; next != null; next = next.getNext()) {
                next.accept(this);
            }
            depth--;
        }

        private ObjectNode lastList(String style, int offset) {
            int indent = Math.min(depth, INDENT);
            if (!elements.isEmpty() && elements.get(elements.size() - 1) instanceof ObjectNode last) {
                boolean alike = last.path("style").asText().equals(style)
                        && last.path("indent").asInt() == indent;
                boolean follows = style.equals("bullet")
                        || last.path("offset").asInt() + last.path("elements").size() == offset;
                if (alike && follows) {
                    return last;
                }
            }
            ObjectNode list = node("rich_text_list").put("style", style).put("indent", indent);
            if (offset > 0) {
                list.put("offset", offset);
            }
            list.putArray("elements");
            elements.add(list);
            return list;
        }

        private void section(ArrayNode inline) {
            if (inline.isEmpty()) {
                return;
            }
            // As Slack's own editor does it: paragraphs that follow each other are one section with empty lines in it.
            ObjectNode last = elements.isEmpty() ? null : (ObjectNode) elements.get(elements.size() - 1);
            if (last != null && last.path("type").asText().equals("rich_text_section")) {
                ((ArrayNode) last.get("elements"))
                        .add(Inline.text("\n\n", Inline.Style.PLAIN))
                        .addAll(inline);
            } else {
                elements.add(node("rich_text_section").set("elements", inline));
            }
        }

        private void code(String literal) {
            elements.add(preformatted(literal, more -> "… +" + more));
        }

        private static ArrayNode orBlank(ArrayNode inline) {
            return inline.isEmpty() ? Inline.plain(" ") : inline;
        }
    }
}
