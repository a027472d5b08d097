package dev.netdoc.knowledge.page;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The little of HTML that help pages say something with, as Markdown: headings, paragraphs, lists, code, cells. */
final class HtmlMarkdown {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*<\\[\\]])");

    private final StringBuilder out = new StringBuilder();

    String of(Element root) {
        root.traverse(new NodeVisitor() {
            private int preformatted;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    if (preformatted > 0) {
                        out.append(text.getWholeText());
                    } else {
                        words(text.getWholeText(), in("code", text));
                    }
                } else if (node instanceof Element element) {
                    if (element.normalName().equals("pre")) {
                        preformatted++;
                    }
                    begin(element, preformatted > 0);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    end(element, preformatted > 0);
                    if (element.normalName().equals("pre")) {
                        preformatted--;
                    }
                }
            }
        });
        return out.toString();
    }

    private void words(String text, boolean code) {
        String flowing = SPACE.matcher(text).replaceAll(" ");
        boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        String shown = atStart ? flowing.stripLeading() : flowing;
        out.append(code ? shown : MARKUP.matcher(shown).replaceAll("\\\\$1"));
    }

    private void begin(Element element, boolean preformatted) {
        String name = element.normalName().toLowerCase(Locale.ROOT);
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                paragraph();
                out.append("#".repeat(name.charAt(1) - '0')).append(' ');
            }
            // A question that opens on a click, or a term that is explained below it.
            case "summary", "dt" -> {
                paragraph();
                out.append("### ");
            }
            case "pre" -> {
                paragraph();
                out.append("```\n");
            }
            case "code" -> out.append(preformatted ? "" : "`");
            case "strong", "b" -> out.append(preformatted || !element.hasText() ? "" : "**");
            case "li" -> {
                line();
                boolean ordered = in("ol", element);
                out.append(ordered ? element.elementSiblingIndex() + 1 + ". " : "- ");
            }
            case "p", "div", "section", "ul", "ol", "table", "blockquote", "dd", "details" -> {
                // Text of a list item stands beside its mark.
                if (!in("li", element)) {
                    paragraph();
                }
            }
            case "tr" -> line();
            case "td", "th" -> out.append(element.elementSiblingIndex() > 0 ? " | " : "");
            case "br" -> out.append('\n');
            default -> {}
        }
    }

    private void end(Element element, boolean preformatted) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "p", "ul", "ol", "table" -> paragraph();
            case "pre" -> {
                line();
                out.append("```\n\n");
            }
            case "code" -> out.append(preformatted ? "" : "`");
            case "strong", "b" -> out.append(preformatted || !element.hasText() ? "" : "**");
            default -> {}
        }
    }

    private static boolean in(String name, Node node) {
        return node.parentNode() instanceof Element parent
                && parent.normalName().equals(name);
    }

    private void line() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void paragraph() {
        line();
        if (out.length() >= 2 && out.charAt(out.length() - 2) != '\n') {
            out.append('\n');
        }
    }
}
