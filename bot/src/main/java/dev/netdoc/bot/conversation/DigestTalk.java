package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions of the week, for those who keep the knowledge. */
public final class DigestTalk {
    /** What the button of a question does; its value is the question's id. */
    public static final String ADD = "phrasing_add";

    private static final int MOST = 10;
    private static final int QUESTION = 300;

    private final Texts texts;

    public DigestTalk(Texts texts) {
        this.texts = texts;
    }

    /**
     * One question.
     *
     * @param count how often somebody went away without what they asked for
     * @param bad how many said that the answer did not help
     * @param nearest topics
     * @param meant topics that askers chose
     */
    public record Asked(String id, String text, int count, int bad, List<String> nearest, List<String> meant) {}

    /**
     * @param asked the most frequent first
     * @param since when the week began
     */
    public Reply digest(List<Asked> asked, Instant since, Language language) {
        Words words = texts.in(language);
        String title = words.plain("digest.title");
        var parts = new ArrayList<Part>();
        parts.add(new Heading(title));
        if (asked.isEmpty()) {
            parts.add(new Paragraph(words.markdown("digest.none")));
            return new Reply(language, title, parts);
        }
        parts.add(new Note(words.markdown("digest.intro", "time", Markdown.time(since))));
        for (Asked one : asked.subList(0, Math.min(MOST, asked.size()))) {
            parts.add(new Paragraph(words.markdown(
                    "digest.line", "count", one.count(), "question", Cut.codePoints(one.text(), QUESTION))));
            details(one, words).ifPresent(parts::add);
            parts.add(new Buttons(
                    List.of(new Button(ADD, words.plain("digest.add"), Style.PLAIN, one.id(), Optional.empty()))));
        }
        if (asked.size() > MOST) {
            parts.add(new Note(words.markdown("digest.more", "count", asked.size() - MOST)));
        }
        return new Reply(language, title, parts);
    }

    private static Optional<Note> details(Asked one, Words words) {
        var lines = new ArrayList<String>();
        if (!one.meant().isEmpty()) {
            lines.add(words.markdown("digest.meant", "topics", String.join(", ", one.meant())));
        } else if (!one.nearest().isEmpty()) {
            lines.add(words.markdown("digest.nearest", "topics", String.join(", ", one.nearest())));
        }
        if (one.bad() > 0) {
            lines.add(words.markdown("digest.bad", "count", one.bad()));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Note(String.join(" · ", lines)));
    }

    /** {@return who added what, for the digest's thread} */
    public Reply taught(String user, String topic, String question, Language language) {
        Words words = texts.in(language);
        return new Reply(
                language,
                words.plain("phrasing.done.fallback", "topic", topic),
                List.of(new Note(words.markdown(
                        "phrasing.done",
                        "person",
                        Markdown.person(user),
                        "topic",
                        Markdown.code(topic),
                        "question",
                        question))));
    }
}
