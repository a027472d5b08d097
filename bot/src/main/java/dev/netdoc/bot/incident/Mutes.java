package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Situation.Muted;
import dev.netdoc.bot.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings that somebody wants to hear no more of for a while: with a reason, and with an end. Thread-safe. */
public final class Mutes {
    public static final Duration LONGEST = Duration.ofDays(30);
    private static final int REASON = 300;

    private final Store store;
    private final InstantSource clock;

    public Mutes(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Mutes a finding in a cluster; an earlier mute of it is replaced.
     *
     * @param finding its id
     * @throws IllegalArgumentException if there is no reason, or the time is not between a minute and {@link #LONGEST}
     */
    public Instant mute(String cluster, String finding, Duration length, Person by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a mute needs a reason");
        }
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a mute lasts a minute to " + LONGEST.toDays() + " days, not " + length);
        }
        Instant until = clock.instant().plus(length);
        store.execute(handle -> handle.createUpdate("""
                        INSERT INTO mutes (cluster, finding, until_at, team, person, reason, made_at)
                        VALUES (:cluster, :finding, :until, :team, :person, :reason, :now)
                        ON CONFLICT (cluster, finding) DO UPDATE SET until_at = excluded.until_at,
                            team = excluded.team, person = excluded.person, reason = excluded.reason,
                            made_at = excluded.made_at""")
                .bind("cluster", cluster)
                .bind("finding", finding)
                .bind("until", until.toEpochMilli())
                .bind("team", by.team())
                .bind("person", by.user())
                .bind(
                        "reason",
                        reason.strip()
                                .substring(0, Math.min(REASON, reason.strip().length())))
                .bind("now", clock.millis())
                .execute());
        return until;
    }

    public void unmute(String cluster, String finding) {
        store.execute(handle -> handle.createUpdate("DELETE FROM mutes WHERE cluster = :cluster AND finding = :finding")
                .bind("cluster", cluster)
                .bind("finding", finding)
                .execute());
    }

    /** @return what is muted now, by finding id */
    public Map<String, Muted> of(String cluster) {
        return store.read(handle -> handle
                .createQuery("SELECT * FROM mutes WHERE cluster = :cluster AND until_at > :now")
                .bind("cluster", cluster)
                .bind("now", clock.millis())
                .map((row, context) -> Map.entry(
                        row.getString("finding"),
                        new Muted(
                                Instant.ofEpochMilli(row.getLong("until_at")),
                                row.getString("person"),
                                row.getString("reason"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Forgets mutes that ended. */
    public void forget() {
        store.execute(handle -> handle.createUpdate("DELETE FROM mutes WHERE until_at <= :now")
                .bind("now", clock.millis())
                .execute());
    }
}
