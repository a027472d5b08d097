package dev.netdoc.bot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Slack deliveries, each taken by exactly one worker of one replica. Slack repeats a delivery, sometimes under a new
 * event id; a message counts as the same when its event id or its team, channel and ts were seen. Thread-safe.
 */
public final class SlackEvents {
    private final Store store;
    private final InstantSource clock;

    public SlackEvents(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Something that Slack delivered.
     *
     * @param eventId Slack's {@code event_id}, or another id that repeats with the delivery
     * @param message channel and ts; empty for events without a message
     * @param payload whatever the worker needs to do it after a restart; must hold no secret
     */
    public record Delivery(String eventId, String team, Optional<Message> message, String payload) {}

    /**
     * Where a message is.
     *
     * @param ts text, never a number
     */
    public record Message(String channel, String ts) {}

    /** {@return whether the caller is the first and must do the work} */
    public boolean claim(Delivery delivery) {
        // Most repeats end here, without waiting for the write lock.
        return !seen(delivery.eventId()) && insert(delivery);
    }

    private boolean seen(String eventId) {
        return store.read(handle -> handle.createQuery("SELECT 1 FROM slack_events WHERE event_id = :eventId")
                .bind("eventId", eventId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    private boolean insert(Delivery delivery) {
        return store.write(handle -> handle.createUpdate("""
                                INSERT INTO slack_events (event_id, team, channel, ts, payload, claimed_at)
                                VALUES (:eventId, :team, :channel, :ts, :payload, :now) ON CONFLICT DO NOTHING""")
                        .bind("eventId", delivery.eventId())
                        .bind("team", delivery.team())
                        .bind("channel", delivery.message().map(Message::channel))
                        .bind("ts", delivery.message().map(Message::ts))
                        .bind("payload", delivery.payload())
                        .bind("now", clock.millis())
                        .execute()
                == 1);
    }

    /** The work is finished; its payload is forgotten, the claim stays. */
    public void done(String eventId) {
        store.execute(handle -> handle.createUpdate(
                        "UPDATE slack_events SET done_at = :now, payload = '' WHERE event_id = :eventId")
                .bind("now", clock.millis())
                .bind("eventId", eventId)
                .execute());
    }

    /** {@return claimed before {@code before} and never finished, oldest first: a process died over them} */
    public List<Delivery> unfinished(Instant before) {
        return store.read(handle -> handle.createQuery("""
                        SELECT event_id, team, channel, ts, payload FROM slack_events
                        WHERE done_at IS NULL AND claimed_at < :before ORDER BY claimed_at, event_id""")
                .bind("before", before.toEpochMilli())
                .map((row, context) -> delivery(row))
                .list());
    }

    /**
     * Forgets finished deliveries that are older than Slack can still repeat.
     *
     * @return how many
     */
    public int forget(Duration olderThan) {
        return store.write(handle -> handle.createUpdate(
                        "DELETE FROM slack_events WHERE done_at IS NOT NULL AND claimed_at < :limit")
                .bind("limit", clock.instant().minus(olderThan).toEpochMilli())
                .execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        String ts = row.getString("ts");
        return new Delivery(
                row.getString("event_id"),
                row.getString("team"),
                ts == null ? Optional.empty() : Optional.of(new Message(channel, ts)),
                row.getString("payload"));
    }
}
