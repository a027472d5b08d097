package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message that nobody asked for says now.
 *
 * @param body what it is about; only when this changes the message is drawn anew
 * @param foot when it was seen, which changes all the time
 */
public record Telling(Language language, String fallback, List<Part> body, List<Part> foot) {
    public Telling {
        body = List.copyOf(body);
        foot = List.copyOf(foot);
    }

    public Reply reply() {
        var parts = new ArrayList<>(body);
        parts.addAll(foot);
        return new Reply(language, fallback, parts);
    }

    /** @return equal for two tellings that say the same */
    public String essence() {
        return language.code() + "\n" + fallback + "\n" + body;
    }
}
