package dev.netdoc.bot.slack;

import dev.netdoc.bot.conversation.Markdown;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Slack's own markup. Everything that is not markup made here is escaped. */
final class Mrkdwn {
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    // Slack sees a marker only at the edge of a word, and Chinese and Japanese write none.
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private Mrkdwn() {}

    /** Escapes the three characters with which live syntax begins. */
    static String escape(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** @return the text escaped and at most this long, never cut inside an entity or a character */
    static String escape(String plain, int most) {
        var escaped = new StringBuilder();
        int at = 0;
        while (at < plain.length()) {
            int end = at + Character.charCount(plain.codePointAt(at));
            String one = escape(plain.substring(at, end));
            if (escaped.length() + one.length() > most - 1
                    && !(end == plain.length() && escaped.length() + one.length() <= most)) {
                return escaped.append('…').toString();
            }
            escaped.append(one);
            at = end;
        }
        return escaped.toString();
    }

    /** A note: one or more lines of inline Markdown, in which times and persons are drawn as Slack does. */
    static String note(String markdown, int most) {
        var writer = new Writer(most);
        Parser.builder().build().parse(markdown).accept(writer);
        return writer.text.toString();
    }

    /** @return the address if it is one that may be linked */
    static Optional<String> web(String url) {
        boolean web = url.startsWith("https://") || url.startsWith("http://");
        if (!web
                || url.length() > 2000
                || url.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == '|' || c == '"')) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> url);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static final class Writer extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private final int most;
        private boolean full;

        private Writer(int most) {
            this.most = most;
        }

        // What is added here is never cut: an entity, a link or a mention stays whole or stays out.
        private void add(String piece) {
            full = full || text.length() + piece.length() > most;
            if (!full) {
                text.append(piece);
            }
        }

        private void words(String plain) {
            plain.codePoints().takeWhile(c -> !full).forEach(c -> add(escape(Character.toString(c))));
        }

        private void marked(Node node, char marker) {
            String inner = literal(node);
            if (inner.isBlank()) {
                return;
            }
            String escaped = escape(inner.replace(marker, '\'').replace('\n', ' '));
            add(edge() + marker + escaped + marker + (wordFollows(node) ? ZERO_WIDTH_SPACE : ""));
        }

        private String edge() {
            boolean word = !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
            return word ? String.valueOf(ZERO_WIDTH_SPACE) : "";
        }

        private static boolean wordFollows(Node node) {
            return node.getNext() instanceof Text next
                    && !next.getLiteral().isEmpty()
                    && Character.isLetterOrDigit(next.getLiteral().codePointAt(0));
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (!text.isEmpty()) {
                add("\n");
            }
            visitChildren(paragraph);
        }

        @Override
        public void visit(Text node) {
            words(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            words(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            words(html.getLiteral());
        }

        @Override
        public void visit(Code code) {
            marked(code, '`');
        }

        @Override
        public void visit(StrongEmphasis strong) {
            marked(strong, '*');
        }

        @Override
        public void visit(Emphasis emphasis) {
            marked(emphasis, '_');
        }

        @Override
        public void visit(SoftLineBreak node) {
            add("\n");
        }

        @Override
        public void visit(HardLineBreak node) {
            add("\n");
        }

        @Override
        public void visit(Link link) {
            String url = link.getDestination();
            String label = literal(link);
            if (url.startsWith(Markdown.TIME)
                    && SECONDS.matcher(url.substring(Markdown.TIME.length())).matches()) {
                add("<!date^" + url.substring(Markdown.TIME.length()) + "^{date_short_pretty} {time}|"
                        + escape(label).replace("|", "/") + ">");
            } else if (url.startsWith(Markdown.PERSON)
                    && USER.matcher(url.substring(Markdown.PERSON.length())).matches()) {
                add("<@" + url.substring(Markdown.PERSON.length()) + ">");
            } else {
                web(url).ifPresentOrElse(
                                web -> add("<" + escape(web) + "|"
                                        + escape(LinkLabel.honest(label, web)).replace("|", "/") + ">"),
                                () -> words(label));
            }
        }

        private static String literal(Node node) {
            if (node instanceof Code code) {
                return code.getLiteral();
            }
            var inner = new StringBuilder();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                inner.append(
                        child instanceof Text t
                                ? t.getLiteral()
                                : child instanceof SoftLineBreak ? " " : literal(child));
            }
            return inner.toString();
        }
    }
}
