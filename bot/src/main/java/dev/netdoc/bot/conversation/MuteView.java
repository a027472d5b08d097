package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Optional;

/** That a finding is muted, and that it is no more. */
public final class MuteView {
    private final Texts texts;

    public MuteView(Texts texts) {
        this.texts = texts;
    }

    public Reply muted(String cluster, String finding, Situation.Muted muted, Language language) {
        Words words = texts.in(language);
        String text = words.markdown(
                "mute.done",
                "finding",
                Markdown.code(finding),
                "cluster",
                cluster,
                "person",
                Markdown.person(muted.person()),
                "time",
                Markdown.time(muted.until()),
                "reason",
                muted.reason());
        String plain = words.plain("mute.done.fallback", "finding", finding, "cluster", cluster);
        var end = new Button(
                "unmute",
                words.plain("mute.end"),
                Style.PLAIN,
                ButtonValue.of(language, cluster, finding),
                Optional.empty());
        return new Reply(language, plain, List.of(new Note(text), new Buttons(List.of(end))));
    }

    public Reply unmuted(String cluster, String finding, String person, Language language) {
        Words words = texts.in(language);
        String text = words.markdown(
                "mute.over", "finding", Markdown.code(finding), "cluster", cluster, "person", Markdown.person(person));
        return new Reply(
                language,
                words.plain("mute.over.fallback", "finding", finding, "cluster", cluster),
                List.of(new Note(text)));
    }
}
