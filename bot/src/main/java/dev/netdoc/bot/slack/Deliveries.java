package dev.netdoc.bot.slack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Slack has delivered, remembered over restarts and shared by all replicas, so that each delivery is worked on
 * once. Thread-safe.
 */
public interface Deliveries {

    /**
     * @return true exactly once for an event id and for a message, whichever repeats; called before the acknowledgement,
     *     so it must be quick
     */
    boolean claim(Delivery delivery);

    /** The work is finished. */
    void done(String eventId);

    /** @return claimed before this time and never finished: a process died over them */
    List<Delivery> unfinished(Instant before);

    /**
     * @param eventId Slack's {@code event_id}, or another id that repeats with the delivery
     * @param message the message it is about; empty for clicks
     * @param payload what is needed to do the work after a restart; holds no secret
     */
    record Delivery(String eventId, String team, Optional<Message> message, String payload) {}

    /** @param ts text, never a number */
    record Message(String channel, String ts) {}
}
