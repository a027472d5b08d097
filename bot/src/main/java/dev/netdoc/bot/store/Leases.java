package dev.netdoc.bot.store;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Work that one replica does for all of them. Whoever holds a lease renews it well before it ends; when a replica dies,
 * another one takes over as soon as the lease is over. The replicas' clocks must agree to within a few seconds.
 * Thread-safe.
 */
public final class Leases {
    private final Store store;
    private final InstantSource clock;
    private final String holder;

    /** @param holder this process, different from every other one */
    public Leases(Store store, InstantSource clock, String holder) {
        this.store = store;
        this.clock = clock;
        this.holder = holder;
    }

    /** Takes a lease that is free, or renews one's own. @return whether this process has it now */
    public boolean hold(String name, Duration length) {
        long now = clock.millis();
        return store.write(handle -> handle.createUpdate("""
                                INSERT INTO leases (name, holder, until_at) VALUES (:name, :holder, :until)
                                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
                                WHERE leases.holder = excluded.holder OR leases.until_at <= :now""")
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("until", now + length.toMillis())
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** Forgets leases that nobody renewed for a day. */
    public void forget() {
        store.execute(handle -> handle.createUpdate("DELETE FROM leases WHERE until_at < :limit")
                .bind("limit", clock.millis() - Duration.ofDays(1).toMillis())
                .execute());
    }

    /** Gives a lease back, so that another replica need not wait for its end. */
    public void release(String name) {
        store.execute(handle -> handle.createUpdate("DELETE FROM leases WHERE name = :name AND holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }
}
