package dev.netdoc.bot.conversation;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as text that reads well without being drawn: lists and code keep their shape, escapes and stars go. */
final class PlainMarkdown {
    private final Parser parser = Parser.builder().build();

    String render(String markdown) {
        var writer = new Writer();
        parser.parse(markdown).accept(writer);
        return TextRenderer.clean(writer.text.toString()).strip();
    }

    private static final class Writer extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private String indent = "";

        @Override
        public void visit(Paragraph paragraph) {
            startBlock(paragraph);
            visitChildren(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            startBlock(heading);
            text.append("#".repeat(heading.getLevel())).append(' ');
            visitChildren(heading);
        }

        @Override
        public void visit(BulletList list) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item(list, item, "- ");
            }
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            int number = start == null ? 1 : start;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item(list, item, number++ + ". ");
            }
        }

        private void item(Node list, Node item, String marker) {
            boolean first = item.getPrevious() == null;
            newLine(first && !(list.getParent() instanceof ListItem) && !text.isEmpty());
            text.append(marker);
            String outer = indent;
            indent = outer + " ".repeat(marker.length());
            visitChildren(item);
            indent = outer;
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
            code(block.getLiteral());
        }

        private void code(String literal) {
            newLine(!text.isEmpty());
            String inner = literal.stripTrailing().replace("\n", "\n" + indent + "    ");
            text.append("    ").append(inner);
        }

        @Override
        public void visit(ThematicBreak rule) {
            newLine(false);
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append('`').append(code.getLiteral()).append('`');
        }

        @Override
        public void visit(Link link) {
            int start = text.length();
            visitChildren(link);
            String url = link.getDestination();
            boolean web = url.startsWith("https://") || url.startsWith("http://");
            if (web && !text.substring(start).equals(url)) {
                text.append(" (").append(url).append(')');
            }
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
        }

        @Override
        public void visit(SoftLineBreak breakNode) {
            newLine(false);
        }

        @Override
        public void visit(HardLineBreak breakNode) {
            newLine(false);
        }

        private void startBlock(Node block) {
            boolean opensItem = block.getParent() instanceof ListItem && block.getPrevious() == null;
            if (!opensItem && !text.isEmpty()) {
                newLine(true);
            }
        }

        private void newLine(boolean blank) {
            if (!text.isEmpty()) {
                text.append(blank ? "\n\n" : "\n").append(indent);
            }
        }
    }
}
