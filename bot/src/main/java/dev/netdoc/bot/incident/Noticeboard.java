package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.conversation.Reply;
import java.util.List;
import java.util.Optional;

/** Where bulletins hang. Calls block until the chat has answered, which may take minutes when it is away. Thread-safe. */
public interface Noticeboard {

    /**
     * Posts into a channel, joining it if need be.
     *
     * @param channel id or name
     * @param job the same job is never posted twice in a channel
     * @return where it stands; empty if netdoc may not speak there: no such channel, archived, private
     */
    Optional<MessageRef> post(String channel, Reply reply, String job);

    /** Draws a message of ours anew. */
    Drawing update(MessageRef message, Reply reply);

    /** Says something below a message, for those who must be notified. */
    void below(MessageRef message, Reply reply, String job);

    /** @return what the chat says of a channel; empty if netdoc cannot see it */
    Optional<Channel> channel(String id);

    /** @return whether netdoc is in the channel now */
    boolean join(String channel);

    /** @return what people wrote first in a channel, as plain text, oldest first; none if netdoc may not read there */
    List<String> firstMessages(String channel);

    enum Drawing {
        DONE,
        /** The message is gone; a new one may be posted. */
        GONE,
        /** The channel is closed to netdoc. */
        CLOSED
    }

    /**
     * @param name without {@code #}
     * @param creator the chat's user id; empty if unknown
     * @param about topic and purpose, as people wrote them
     */
    record Channel(String id, String name, String creator, String about, boolean archived) {}
}
