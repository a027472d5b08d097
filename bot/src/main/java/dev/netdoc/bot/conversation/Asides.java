package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.List;

/** What is said around answers to commands, and around answers that only one person sees. */
public final class Asides {
    private static final int QUESTION = 300;

    private final Texts texts;

    public Asides(Texts texts) {
        this.texts = texts;
    }

    /** {@return who asked what; a command itself is seen by nobody else} */
    public Reply asked(Person person, String question, Language language) {
        Words words = texts.in(language);
        String shown = Cut.codePoints(question, QUESTION);
        return new Reply(
                language,
                words.plain("command.asked.fallback", "question", shown),
                List.of(new Note(
                        words.markdown("command.asked", "person", Markdown.person(person.user()), "question", shown))));
    }

    /**
     * An answer for one person, without the buttons that nobody could serve there.
     *
     * @param outside whether netdoc is not in the channel
     */
    public Reply aside(Reply whole, boolean outside) {
        Words words = texts.in(whole.language());
        var parts = new ArrayList<Part>();
        boolean shortened = false;
        for (Part part : whole.parts()) {
            boolean pressed = part instanceof Reply.Buttons || part instanceof Reply.Feedback;
            shortened |= part instanceof Reply.Buttons;
            if (!pressed) {
                parts.add(part);
            }
        }
        if (shortened) {
            parts.add(new Note(words.markdown("command.shortened")));
        }
        if (outside) {
            parts.add(new Note(words.markdown("command.invite")));
        }
        return new Reply(whole.language(), whole.fallback(), parts);
    }

    /** {@return one sentence, as a note} */
    public Reply said(String key, Language language) {
        Words words = texts.in(language);
        return new Reply(language, words.plain(key), List.of(new Note(words.markdown(key))));
    }
}
