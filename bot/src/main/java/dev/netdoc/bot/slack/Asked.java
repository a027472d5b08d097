package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * A message to netdoc, as it is kept until it is answered.
 *
 * @param text plain, the bot's own mention taken out
 * @param threadTs blank for a message at the top of a channel
 */
record Asked(String eventId, String team, String user, String channel, String ts, String threadTs, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Place place() {
        return new Place(channel, inThread() ? threadTs : ts, user);
    }

    boolean inThread() {
        return !threadTs.isBlank() && !threadTs.equals(ts);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if it was not written by {@link #json} */
    static Asked of(String json) {
        try {
            return JSON.readValue(json, Asked.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
