package dev.netdoc.bot.audit;

import dev.netdoc.bot.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The record of changes. Thread-safe. Nothing here edits or removes a record; {@link #verify} finds out whether somebody
 * else did. Whoever can write to the database can also forge the whole chain anew: export the last hash to a place that
 * he cannot write to, and compare.
 */
public final class Audit {
    private static final int FETCHED = 500;

    private final Store store;
    private final InstantSource clock;

    public Audit(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Puts the caller's transaction in line with every other one that will append. Called first in such a transaction,
     * it makes what follows safe from being overtaken, on PostgreSQL too.
     */
    public void queue(Handle transaction) {
        transaction.execute("UPDATE audit_head SET seq = seq WHERE id = 1");
    }

    /** Appends within the caller's transaction, so that what happened and its record are one. */
    public AuditRecord append(Handle transaction, AuditEntry entry) {
        queue(transaction);
        Head head = head(transaction);
        var sealed =
                AuditRecord.seal(head.seq() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), entry, head.hash());
        transaction
                .createUpdate("""
                        INSERT INTO audit (seq, at, actor, action, proposal, cluster, object, value_before, value_after,
                          place, note, previous_hash, hash)
                        VALUES (:seq, :at, :actor, :action, :proposal, :cluster, :object, :before, :after,
                          :place, :note, :previousHash, :hash)""")
                .bind("seq", sealed.seq())
                .bind("at", sealed.at().toEpochMilli())
                .bindMethods(entry)
                .bind("previousHash", sealed.previousHash())
                .bind("hash", sealed.hash())
                .execute();
        transaction
                .createUpdate("UPDATE audit_head SET seq = :seq, hash = :hash WHERE id = 1")
                .bind("seq", sealed.seq())
                .bind("hash", sealed.hash())
                .execute();
        return sealed;
    }

    /** {@return whether this change of this object was recorded for this proposal} */
    public boolean hasChanged(Handle transaction, String proposal, String object) {
        return transaction
                .createQuery(
                        "SELECT 1 FROM audit WHERE proposal = :proposal AND object = :object AND action = 'changed'")
                .bind("proposal", proposal)
                .bind("object", object)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** {@return the records from {@code since} on, oldest first} */
    public List<AuditRecord> records(Instant since) {
        return store.read(handle -> handle.createQuery("SELECT * FROM audit WHERE at >= :since ORDER BY seq")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> read(row))
                .list());
    }

    /** Reads the whole record and compares every seal. */
    public AuditCheck verify() {
        return store.write(
                handle -> { // a transaction: nothing may be appended between reading the chain and its end
                    queue(handle);
                    var chain = new Chain();
                    try (var records = handle.createQuery("SELECT * FROM audit ORDER BY seq")
                            .setFetchSize(FETCHED) // PostgreSQL's driver would hold all of it in memory
                            .map((row, context) -> read(row))
                            .iterator()) {
                        while (records.hasNext() && chain.accepts(records.next())) {}
                    }
                    Head head = head(handle);
                    return chain.endsAt(head.seq(), head.hash());
                });
    }

    private static Head head(Handle handle) {
        return handle.createQuery("SELECT seq, hash FROM audit_head WHERE id = 1")
                .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
                .findOne()
                .orElse(new Head(0, ""));
    }

    private record Head(long seq, String hash) {}

    private static AuditRecord read(ResultSet row) throws SQLException {
        var entry = new AuditEntry(
                row.getString("actor"),
                row.getString("action"),
                row.getString("proposal"),
                row.getString("cluster"),
                row.getString("object"),
                row.getString("value_before"),
                row.getString("value_after"),
                row.getString("place"),
                row.getString("note"));
        return new AuditRecord(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                entry,
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
