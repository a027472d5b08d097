package dev.netdoc.bot.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The columns of {@code proposals} that belong to whoever carries the fix out. */
final class RunnerRows {
    private RunnerRows() {}

    /** Counts from the audit, so that the same change counts once. */
    static void countChanged(Handle handle, String id) {
        handle.createUpdate("UPDATE proposals SET changed ="
                        + " (SELECT COUNT(*) FROM audit WHERE proposal = :id AND action = 'changed') WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Takes a fix that nobody holds: nobody signed it, the lease is over, or who signed it is gone. */
    static boolean claim(Handle handle, String id, Runner runner, Instant now, Instant until) {
        String free = holder(handle, id).filter(runner.gone()).orElse(runner.name());
        return handle.createUpdate("""
                                UPDATE proposals SET runner = :runner, lease_until = :until
                                WHERE id = :id AND state IN ('APPROVED', 'APPLYING', 'VERIFYING')
                                  AND (runner IS NULL OR runner = :free OR lease_until < :now)""")
                        .bind("runner", runner.name())
                        .bind("free", free)
                        .bind("until", until.toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Optional<String> holder(Handle handle, String id) {
        return handle.createQuery("SELECT runner FROM proposals WHERE id = :id AND runner IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /** {@return ids of what is under way and waits for nothing but a process that carries it out, oldest first} */
    static List<String> abandoned(Handle handle, Runner runner, Instant now) {
        // One that was let go of says what it waits for; one that says nothing was never taken.
        return handle.createQuery("""
                        SELECT id, runner, lease_until FROM proposals
                        WHERE state IN ('APPROVED', 'APPLYING', 'VERIFYING') AND (runner IS NOT NULL OR detail = '')
                        ORDER BY changed_at, id""")
                .map((row, context) -> {
                    String holder = row.getString("runner");
                    boolean left = holder == null
                            || row.getLong("lease_until") < now.toEpochMilli()
                            || runner.gone().test(holder);
                    return left ? row.getString("id") : "";
                })
                .filter(id -> !id.isEmpty())
                .list();
    }

    static boolean renew(Handle handle, String id, String runner, Instant until) {
        return handle.createUpdate("UPDATE proposals SET lease_until = :until WHERE id = :id AND runner = :runner")
                        .bind("until", until.toEpochMilli())
                        .bind("id", id)
                        .bind("runner", runner)
                        .execute()
                == 1;
    }

    static void release(Handle handle, String id, String runner) {
        handle.createUpdate(
                        "UPDATE proposals SET runner = NULL, lease_until = NULL WHERE id = :id AND runner = :runner")
                .bind("id", id)
                .bind("runner", runner)
                .execute();
    }

    /** {@return whether a fix under way touches any of the components that this one touches} */
    static boolean componentBusy(Handle handle, String id) {
        Set<String> own = handle
                .createQuery("SELECT component FROM proposals WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .stream()
                .flatMap(String::lines)
                .collect(Collectors.toSet());
        return handle.createQuery("""
                        SELECT other.component FROM proposals other JOIN proposals own ON own.id = :id
                        WHERE other.id <> own.id AND other.cluster = own.cluster
                          AND other.state IN ('APPLYING', 'VERIFYING')""").bind("id", id).mapTo(String.class).stream()
                .flatMap(String::lines)
                .anyMatch(own::contains);
    }

    /** {@return when it went to APPLYING; empty if it has not yet} */
    static Optional<Instant> begunAt(Handle handle, String id) {
        return handle.createQuery("SELECT at FROM audit WHERE proposal = :id AND action = 'applying'")
                .bind("id", id)
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    /** {@return when fixes of a cluster were begun after a time, oldest first; what takes one back is none} */
    static List<Instant> begunSince(Handle handle, String cluster, Instant time) {
        return handle
                .createQuery("""
                        SELECT audit.at FROM audit JOIN proposals ON proposals.id = audit.proposal
                        WHERE audit.at > :time AND audit.action = 'applying' AND audit.cluster = :cluster
                          AND proposals.undoes IS NULL
                        ORDER BY audit.at""")
                .bind("time", time.toEpochMilli())
                .bind("cluster", cluster)
                .mapTo(Long.class)
                .stream()
                .map(Instant::ofEpochMilli)
                .toList();
    }

    static boolean anyChanged(Handle handle, String id) {
        return handle.createQuery("SELECT 1 FROM audit WHERE proposal = :id AND action = 'changed'")
                .bind("id", id)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    static void progress(Handle handle, String id, int restarted, String detail, Instant at) {
        handle.createUpdate(
                        "UPDATE proposals SET restarted = :restarted, detail = :detail, changed_at = :at WHERE id = :id")
                .bind("restarted", restarted)
                .bind("detail", detail)
                .bind("at", at.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    static void holdBack(Handle handle, String id, Limits.Limit limit) {
        handle.createUpdate("UPDATE proposals SET held_back = :limit WHERE id = :id")
                .bind("limit", LimitRow.write(limit))
                .bind("id", id)
                .execute();
    }

    static void unknownBefore(Handle handle, String id, String names) {
        handle.createUpdate("UPDATE proposals SET unknown_before = :names WHERE id = :id")
                .bind("names", names)
                .bind("id", id)
                .execute();
    }

    static Optional<String> unknownBefore(Handle handle, String id) {
        return handle.createQuery("SELECT unknown_before FROM proposals WHERE id = :id AND unknown_before IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }
}
