package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import java.util.List;

/** A cluster that is being looked at, or that cannot be. */
final class DownView {

    Note looking(String cluster, Words words) {
        return new Note(words.markdown("cluster.looking", "cluster", Markdown.bold(cluster)));
    }

    Reply reply(Examined.Down down, Words words) {
        return new Reply(
                words.language(),
                words.plain("cluster.down.fallback", "cluster", down.cluster()),
                List.of(paragraph(down, words)));
    }

    Paragraph paragraph(Examined.Down down, Words words) {
        if (down.cause() == Examinations.Cause.LOOKING) {
            return new Paragraph(looking(down.cluster(), words).markdown());
        }
        String reason = switch (down.cause()) {
            case UNAVAILABLE -> Markdown.escape(down.detail()).text();
            case TIMEOUT -> words.markdown("cluster.timeout", "seconds", down.detail());
            case FAILED -> words.markdown("cluster.failed");
            case LOOKING -> "";
        };
        return new Paragraph(words.markdown(
                "cluster.down", "cluster", Markdown.bold(down.cluster()), "reason", new Markdown(reason)));
    }
}
