package dev.netdoc.knowledge.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file of a documentation site or a folder of runbooks, cut into one section a heading. */
final class MarkdownPage {
    /** Headings deeper than this part an answer rather than begin one. */
    private static final int DEEPEST = 4;

    private static final int FEWEST_WORDS = 3;

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** Docusaurus names a heading's anchor behind it. */
    private static final Pattern ANCHOR = Pattern.compile("[ \\t]*\\{(?:/\\*[^}]*\\*/|[ \\t]*#[^}]*)}[ \\t]*$");

    private MarkdownPage() {}

    static Page cut(String text, String name) throws PageBroken {
        String unix = text.replace("\r\n", "\n");
        FrontMatter front = FrontMatter.of(unix);
        if (front.isDraft()) {
            throw new PageBroken("it is a draft (draft: true in its front matter)");
        }
        List<Section> sections = sections(
                unix.substring(front.length()),
                front.text("title", "sidebar_label"),
                name,
                front.texts("phrasings", "questions", "keywords"));
        return new Page(
                front.text("lang", "language", "locale"),
                front.text("translationKey", "translation_key", "translation"),
                sections);
    }

    /**
     * Cuts Markdown without front matter.
     *
     * @param title the page's, where it is known from elsewhere
     * @param name the heading if there is neither a title nor any heading
     * @param phrasings of the page's first section
     */
    static List<Section> sections(String markdown, Optional<String> title, String name, List<String> phrasings) {
        String text = markdown.contains("<!--") ? COMMENT.matcher(markdown).replaceAll("") : markdown;
        String[] lines = text.split("\n", -1);
        Arrays.setAll(lines, i -> withoutMachinery(lines[i]));
        List<At> headings = headings(lines);
        String page = title.or(() -> headings.stream()
                        .filter(at -> at.level() == 1)
                        .map(At::text)
                        .findFirst())
                .orElse(name);
        List<Section> sections = new ArrayList<>();
        Deque<At> open = new ArrayDeque<>();
        add(
                sections,
                page,
                List.of(),
                phrasings,
                body(
                        lines,
                        0,
                        headings.isEmpty() ? lines.length : headings.getFirst().line()));
        for (int i = 0; i < headings.size(); i++) {
            At at = headings.get(i);
            while (!open.isEmpty() && open.getLast().level() >= at.level()) {
                open.removeLast();
            }
            List<String> above = new ArrayList<>();
            if (!at.text().equals(page)) {
                above.add(page);
            }
            open.stream().map(At::text).filter(outer -> !outer.equals(page)).forEach(above::add);
            int end = i + 1 < headings.size() ? headings.get(i + 1).line() : lines.length;
            add(sections, at.text(), above, sections.isEmpty() ? phrasings : List.of(), body(lines, at.end(), end));
            open.addLast(at);
        }
        return sections;
    }

    /** Anchors, shortcodes, containers and imports are for site generators and say nothing in chat. */
    private static String withoutMachinery(String line) {
        if (line.startsWith("#")) {
            return ANCHOR.matcher(line).replaceFirst("");
        }
        String text = line.strip();
        boolean shortcode = (text.startsWith("{{<") || text.startsWith("{{%")) && text.endsWith("}}");
        boolean module = (text.startsWith("import ") || text.startsWith("export ")) && text.contains(" from ");
        return shortcode || module || text.startsWith(":::") ? "" : line;
    }

    private static void add(
            List<Section> sections, String heading, List<String> above, List<String> phrasings, String body) {
        boolean says = body.lines().mapToInt(Headings::words).sum() >= FEWEST_WORDS;
        if (says && !heading.isBlank()) {
            sections.add(new Section(heading, above, phrasings, body));
        }
    }

    /** A heading that begins a section; lines are counted from 0, {@code end} is the first below it. */
    private record At(int level, String text, int line, int end) {}

    private static List<At> headings(String[] lines) {
        List<At> headings = new ArrayList<>();
        Node document = PARSER.parse(String.join("\n", lines));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= DEEPEST) {
                String text = textOf(heading).strip();
                var spans = heading.getSourceSpans();
                // "Cause" or "解決策" belongs to what stands above it.
                if (!text.isEmpty() && !HeadingVocabulary.isPart(text)) {
                    headings.add(new At(
                            heading.getLevel(),
                            text,
                            spans.getFirst().getLineIndex(),
                            spans.getLast().getLineIndex() + 1));
                }
            }
        }
        return headings;
    }

    private static String body(String[] lines, int from, int to) {
        return String.join("\n", List.of(lines).subList(from, to)).strip().replaceAll("\n{3,}", "\n\n");
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
