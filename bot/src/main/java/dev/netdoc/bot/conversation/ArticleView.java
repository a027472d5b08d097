package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/** An article, short for chat or whole. */
final class ArticleView {
    private static final int SHOWN_WHOLE = 700;
    private static final int COMMAND_LINES = 6;
    private static final int SOURCES = 3;
    private static final int HEADING = 150;
    private static final int FALLBACK = 400;
    private static final int TITLE_IN_VALUE = 150;
    private static final Set<String> SHELL = Set.of("bash", "shell", "sh", "console");
    private static final Parser PARSER = Parser.builder().build();

    private final Texts texts;

    ArticleView(Texts texts) {
        this.texts = texts;
    }

    /** The short answer and the command that decides; the rest is behind a button. */
    List<Part> inChat(Article article, Words words) {
        var parts = new ArrayList<Part>();
        parts.add(new Heading(Cut.codePoints(article.title(), HEADING)));
        if (isShort(article)) {
            parts.add(new Paragraph(article.markdown()));
        } else {
            parts.add(new Paragraph(article.shortAnswer()));
            decisiveCommand(article).ifPresent(command -> parts.add(new Code(command)));
        }
        notes(article, words).ifPresent(parts::add);
        return parts;
    }

    /** The short answer as one plain sentence or two: what a notification shows. */
    String fallback(Article article) {
        String plain = new PlainMarkdown().render(article.shortAnswer()).replaceAll("\\s+", " ");
        return Cut.codePoints(plain.isBlank() ? article.title() : plain, FALLBACK);
    }

    /** @return the button that shows the rest; empty if nothing is left out */
    Optional<Button> more(Article article, Words words) {
        return isShort(article)
                ? Optional.empty()
                : Optional.of(new Button(
                        "more", words.plain("answer.more"), Style.PLAIN, value(article, words), Optional.empty()));
    }

    Reply whole(Article article, Words words) {
        var parts = new ArrayList<Part>();
        parts.add(new Heading(Cut.codePoints(article.title(), HEADING)));
        parts.add(new Paragraph(article.markdown()));
        notes(article, words).ifPresent(parts::add);
        return new Reply(words.language(), fallback(article), parts);
    }

    private static boolean isShort(Article article) {
        return article.markdown().length() <= SHOWN_WHOLE;
    }

    private static String value(Article article, Words words) {
        return article.topic()
                .map(topic -> ButtonValue.of(words.language(), "t", topic))
                .orElseGet(
                        () -> ButtonValue.of(words.language(), "q", Cut.codePoints(article.title(), TITLE_IN_VALUE)));
    }

    private Optional<Note> notes(Article article, Words words) {
        var lines = new ArrayList<String>();
        if (article.language() != words.language()) {
            String name = words.plain("language." + article.language().code());
            // The name of the language is read in the asker's.
            lines.add(texts.in(words.language()).markdown("answer.other.language", "language", name));
        }
        if (!article.sources().isEmpty()) {
            String shown = article.sources().stream()
                    .limit(SOURCES)
                    .map(source -> Markdown.escape(source).text())
                    .collect(Collectors.joining(" · "));
            int more = article.sources().size() - SOURCES;
            String sources = more > 0 ? shown + " · " + words.plain("answer.sources.more", "count", more) : shown;
            lines.add(words.markdown("answer.sources", "sources", new Markdown(sources)));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Note(String.join("\n", lines)));
    }

    private static Optional<String> decisiveCommand(Article article) {
        var commands = new ArrayList<String>();
        PARSER.parse(article.markdown()).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String info = block.getInfo() == null ? "" : block.getInfo().toLowerCase(Locale.ROOT);
                if (SHELL.contains(info)) {
                    commands.add(block.getLiteral().strip());
                }
            }
        });
        return commands.stream()
                .findFirst()
                .map(command -> command.lines().limit(COMMAND_LINES).collect(Collectors.joining("\n")));
    }
}
