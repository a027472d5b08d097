package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Situation.Gone;
import dev.netdoc.bot.store.Store;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** When each finding of each cluster came and went, as far as netdoc looked. Thread-safe. */
public final class Sightings {
    private static final Duration KEPT = Duration.ofDays(30);
    // A finding that flickers is one finding.
    private static final Duration FLICKER = Duration.ofMinutes(5);

    private final Store store;

    public Sightings(Store store) {
        this.store = store;
    }

    /** Takes in what was just seen. What could not be read is not gone: a look with gaps ends no sighting. */
    public void take(Diagnosis diagnosis) {
        String cluster = diagnosis.facts().cluster();
        long now = diagnosis.facts().gatheredAt().toEpochMilli();
        boolean whole = diagnosis.facts().unknown().isEmpty();
        store.execute(handle -> {
            Map<String, Long> known = known(handle, cluster);
            Set<String> present = new HashSet<>();
            for (Finding finding : diagnosis.findings()) {
                if (present.add(finding.fingerprint())) {
                    take(handle, cluster, finding, known, now);
                }
            }
            known.keySet().stream()
                    .filter(f -> whole && !present.contains(f))
                    .forEach(f -> handle.createUpdate(
                                    "UPDATE sightings SET gone_at = :now WHERE cluster = :cluster AND fingerprint = :f"
                                            + " AND gone_at IS NULL")
                            .bind("now", now)
                            .bind("cluster", cluster)
                            .bind("f", f)
                            .execute());
        });
    }

    private static Map<String, Long> known(Handle handle, String cluster) {
        var known = new HashMap<String, Long>();
        handle.createQuery("SELECT fingerprint, first_at FROM sightings WHERE cluster = :cluster")
                .bind("cluster", cluster)
                .map((row, context) -> known.put(row.getString("fingerprint"), row.getLong("first_at")))
                .list();
        return known;
    }

    private static void take(Handle handle, String cluster, Finding finding, Map<String, Long> known, long now) {
        if (known.containsKey(finding.fingerprint())) {
            handle.createUpdate("""
                            UPDATE sightings SET first_at = CASE WHEN gone_at < :flicker THEN :now ELSE first_at END,
                                gone_at = NULL
                            WHERE cluster = :cluster AND fingerprint = :f AND gone_at IS NOT NULL""")
                    .bind("flicker", now - FLICKER.toMillis())
                    .bind("now", now)
                    .bind("cluster", cluster)
                    .bind("f", finding.fingerprint())
                    .execute();
        } else {
            handle.createUpdate("""
                            INSERT INTO sightings (cluster, fingerprint, finding, first_at)
                            VALUES (:cluster, :f, :finding, :now) ON CONFLICT DO NOTHING""")
                    .bind("cluster", cluster)
                    .bind("f", finding.fingerprint())
                    .bind("finding", finding.id())
                    .bind("now", now)
                    .execute();
        }
    }

    /** @return when each finding that is present was first seen, by fingerprint */
    public Map<String, Instant> present(String cluster) {
        return store.read(handle -> handle
                .createQuery("SELECT fingerprint, first_at FROM sightings WHERE cluster = :cluster AND gone_at IS NULL")
                .bind("cluster", cluster)
                .map((row, context) ->
                        Map.entry(row.getString("fingerprint"), Instant.ofEpochMilli(row.getLong("first_at"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @return the ids of the findings that are present, sorted */
    public List<String> findings(String cluster) {
        return store.read(handle -> handle.createQuery(
                        "SELECT DISTINCT finding FROM sightings WHERE cluster = :cluster AND gone_at IS NULL"
                                + " ORDER BY finding")
                .bind("cluster", cluster)
                .mapTo(String.class)
                .list());
    }

    /** @return findings that went away since then, the last first */
    public List<Gone> gone(String cluster, Instant since) {
        return store.read(handle -> handle.createQuery("""
                        SELECT finding, MAX(gone_at) AS at FROM sightings
                        WHERE cluster = :cluster AND gone_at >= :since GROUP BY finding ORDER BY at DESC, finding""")
                .bind("cluster", cluster)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Gone(row.getString("finding"), Instant.ofEpochMilli(row.getLong("at"))))
                .list());
    }

    /** Forgets what was gone a month ago. */
    public void forget(Instant now) {
        store.execute(handle -> handle.createUpdate("DELETE FROM sightings WHERE gone_at < :limit")
                .bind("limit", now.minus(KEPT).toEpochMilli())
                .execute());
    }
}
