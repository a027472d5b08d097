package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Bulletins in the store, shared by all replicas. Thread-safe. */
public final class StoredBulletins {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String LINE = "\n";

    private final Store store;
    private final InstantSource clock;

    public StoredBulletins(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens a bulletin, unless one of its subject is open.
     *
     * @return the new one; empty if there is one
     */
    public Optional<Bulletin> open(
            Kind kind, String subject, String channel, List<String> clusters, Language language, String detail) {
        String id = "b-" + UUID.randomUUID().toString().substring(0, 8);
        int made = store.write(handle -> handle.createUpdate("""
                        INSERT INTO bulletins (id, kind, subject, channel, clusters, language, state, shown, told,
                            detail, opened_at, changed_at, version)
                        VALUES (:id, :kind, :subject, :channel, :clusters, :language, 'OPEN', '', '',
                            :detail, :now, :now, 0)
                        ON CONFLICT DO NOTHING""")
                .bind("id", id)
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("channel", channel)
                .bind("clusters", String.join(LINE, clusters))
                .bind("language", language.code())
                .bind("detail", detail)
                .bind("now", clock.millis())
                .execute());
        return made == 1 ? find(id) : Optional.empty();
    }

    public Optional<Bulletin> find(String id) {
        return store.read(handle ->
                bulletins(handle.createQuery("SELECT * FROM bulletins WHERE id = :id")
                                .bind("id", id))
                        .stream()
                        .findFirst());
    }

    /** @return the newest of this subject, open or not */
    public Optional<Bulletin> last(String subject) {
        return store.read(handle -> bulletins(handle.createQuery("""
                                SELECT * FROM bulletins WHERE subject = :subject
                                ORDER BY CASE state WHEN 'OPEN' THEN 0 ELSE 1 END, changed_at DESC, id""").bind("subject", subject)).stream()
                .findFirst());
    }

    public List<Bulletin> open() {
        return store.read(handle ->
                bulletins(handle.createQuery("SELECT * FROM bulletins WHERE state = 'OPEN' ORDER BY opened_at, id")));
    }

    public void postedAt(String id, MessageRef message) {
        store.execute(handle -> handle.createUpdate("""
                        UPDATE bulletins SET channel = :channel, ts = :ts, thread_ts = :thread, changed_at = :now
                        WHERE id = :id""")
                .bind("channel", message.channel())
                .bind("ts", message.ts())
                .bind("thread", message.threadTs())
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
    }

    /**
     * Notes what the message says now.
     *
     * @param before what was read before it was drawn
     * @return false if another replica has drawn it since
     */
    public boolean drawn(Bulletin before, String shown, List<Told> told) {
        return store.write(handle -> handle.createUpdate("""
                                UPDATE bulletins SET shown = :shown, told = :told, changed_at = :now, version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bind("shown", shown)
                        .bind("told", told.stream().map(Told::stored).collect(Collectors.joining(LINE)))
                        .bind("now", clock.millis())
                        .bind("id", before.id())
                        .bind("version", before.version())
                        .execute()
                == 1);
    }

    /** What it is about has changed, e.g. the alerts of its group. */
    public void detail(String id, String detail) {
        store.execute(handle -> handle.createUpdate("UPDATE bulletins SET detail = :detail WHERE id = :id")
                .bind("detail", detail)
                .bind("id", id)
                .execute());
    }

    public void end(String id, State state) {
        set(id, state, State.OPEN);
    }

    /** @return false if another one of its subject is open, or it is open itself */
    public boolean reopen(String id) {
        return store.write(handle -> handle.createUpdate("""
                                UPDATE bulletins SET state = 'OPEN', changed_at = :now WHERE id = :id AND state = 'ENDED'
                                AND NOT EXISTS (SELECT 1 FROM bulletins o WHERE o.subject = bulletins.subject
                                    AND o.state = 'OPEN')""")
                        .bind("now", clock.millis())
                        .bind("id", id)
                        .execute()
                == 1);
    }

    private void set(String id, State state, State from) {
        store.execute(handle -> handle.createUpdate(
                        "UPDATE bulletins SET state = :state, changed_at = :now WHERE id = :id AND state = :from")
                .bind("state", state.name())
                .bind("now", clock.millis())
                .bind("id", id)
                .bind("from", from.name())
                .execute());
    }

    /** Forgets what was over a month ago. */
    public void forget() {
        long limit = clock.instant().minus(KEPT).toEpochMilli();
        store.execute(
                handle -> handle.createUpdate("DELETE FROM bulletins WHERE state <> 'OPEN' AND changed_at < :limit")
                        .bind("limit", limit)
                        .execute());
    }

    private static List<Bulletin> bulletins(Query query) {
        return query.map((row, context) -> bulletin(row)).list();
    }

    private static Bulletin bulletin(ResultSet row) throws SQLException {
        String ts = row.getString("ts");
        return new Bulletin(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("channel"),
                ts == null
                        ? Optional.empty()
                        : Optional.of(new MessageRef(row.getString("channel"), ts, row.getString("thread_ts"))),
                lines(row.getString("clusters")),
                Language.of(row.getString("language")).orElse(Language.EN),
                State.valueOf(row.getString("state")),
                row.getString("shown"),
                lines(row.getString("told")).stream().map(Told::of).toList(),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getInt("version"));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(LINE));
    }
}
