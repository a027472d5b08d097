package dev.netdoc.demo.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message in a channel.
 *
 * @param ts its id within the channel, {@code seconds.micros}
 * @param thread the {@code ts} of the message it answers
 * @param user who wrote it
 * @param onlyFor the one person who sees it, for an ephemeral message
 */
record Message(
        String channel,
        String ts,
        Optional<String> thread,
        String user,
        Content content,
        Optional<String> onlyFor,
        Marks marks) {

    /**
     * What was done to a message.
     *
     * @param subtype Slack's, e.g. {@code channel_join}; empty for an ordinary message
     * @param reactions who reacted, by the emoji's name
     */
    record Marks(String subtype, String clientId, boolean edited, Map<String, List<String>> reactions) {
        static final Marks NONE = new Marks("", "", false, Map.of());

        Marks {
            reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
        }

        Marks asEdited() {
            return new Marks(subtype, clientId, true, reactions);
        }

        Marks with(Map<String, List<String>> others) {
            return new Marks(subtype, clientId, edited, others);
        }
    }

    boolean ofBot() {
        return user.equals(AppInstall.BOT_USER);
    }

    /** The {@code ts} of the thread it belongs to: its own, if it does not answer another. */
    String root() {
        return thread.orElse(ts);
    }

    /** Whether a person may see it. */
    boolean visibleTo(String person) {
        return onlyFor.isEmpty() || onlyFor.get().equals(person);
    }

    Message with(Content other, Marks otherMarks) {
        return new Message(channel, ts, thread, user, other, onlyFor, otherMarks);
    }
}
