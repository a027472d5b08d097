package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Cut;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The inline elements of rich text. */
final class Inline {
    private static final int TEXT = 3000;

    private final ArrayNode elements = JsonNodeFactory.instance.arrayNode();

    private Inline() {}

    record Style(boolean bold, boolean italic, boolean code) {
        static final Style PLAIN = new Style(false, false, false);
    }

    static ArrayNode of(Node parent, boolean bold) {
        var inline = new Inline();
        inline.children(parent, new Style(bold, false, false));
        return inline.elements;
    }

    static ArrayNode plain(String text) {
        var inline = new Inline();
        inline.add(text, Style.PLAIN);
        return inline.elements;
    }

    private void children(Node parent, Style style) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            inline(child, style);
        }
    }

    private void inline(Node node, Style style) {
        switch (node) {
            case Text text -> add(text.getLiteral(), style);
            case Code code -> add(code.getLiteral(), new Style(style.bold(), style.italic(), true));
            case StrongEmphasis strong -> children(strong, new Style(true, style.italic(), style.code()));
            case Emphasis emphasis -> children(emphasis, new Style(style.bold(), true, style.code()));
            case SoftLineBreak ignored -> add("\n", style);
            case HardLineBreak ignored -> add("\n", style);
            case HtmlInline html -> add(html.getLiteral(), style);
            case Link link -> link(link, style);
            case Image image -> children(image, style);
            default -> children(node, style);
        }
    }

    private void link(Link link, Style style) {
        var web = Mrkdwn.web(link.getDestination());
        if (web.isEmpty()) {
            children(link, style);
            return;
        }
        var label = new Inline();
        label.children(link, Style.PLAIN);
        var words = new StringBuilder();
        label.elements.forEach(element -> words.append(element.path("text").asText()));
        ObjectNode element =
                JsonNodeFactory.instance.objectNode().put("type", "link").put("url", web.get());
        element.put("text", Cut.codePoints(Defused.text(LinkLabel.honest(words.toString(), web.get())), TEXT));
        elements.add(element);
    }

    private void add(String text, Style style) {
        if (!text.isEmpty()) {
            elements.add(text(text, style));
        }
    }

    static ObjectNode text(String text, Style style) {
        ObjectNode element = JsonNodeFactory.instance.objectNode().put("type", "text");
        element.put("text", Cut.codePoints(Defused.text(text), TEXT));
        if (style.bold() || style.italic() || style.code()) {
            ObjectNode marks = element.putObject("style");
            if (style.bold()) {
                marks.put("bold", true);
            }
            if (style.italic()) {
                marks.put("italic", true);
            }
            if (style.code()) {
                marks.put("code", true);
            }
        }
        return element;
    }
}
