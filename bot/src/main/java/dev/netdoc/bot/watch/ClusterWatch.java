package dev.netdoc.bot.watch;

import dev.netdoc.bot.cluster.ChangeSignals;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.store.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one cluster: soon after it changed, and by the clock. Of several replicas the one that holds the cluster's lease
 * does; it looks only while somebody wants to know. A cluster that takes long to read is read less often.
 */
final class ClusterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    /** Beyond what a look takes, for nothing is renewed meanwhile. */
    private static final Duration LEASE = Duration.ofSeconds(12);

    private static final Duration RENEWED = Duration.ofSeconds(3);
    /** A look may cost a quarter of the time at most. */
    private static final int REST = 3;

    private final LiveCluster cluster;
    private final Examinations examinations;
    private final Leases leases;
    private final BooleanSupplier wanted;
    private final Consumer<Examined> seen;
    private final Pacing pacing;
    private final InstantSource clock;
    private final Thread thread;
    private final Object signal = new Object();
    private volatile boolean closing;
    private Optional<Instant> changedAt = Optional.empty();
    private Optional<ChangeSignals> changes = Optional.empty();

    /**
     * @param settle how long a change is left to settle: one seldom comes alone
     * @param least the least time between two looks
     * @param period after which the cluster is looked at without a change
     */
    record Pacing(Duration settle, Duration least, Duration period) {
        static final Pacing USUAL = new Pacing(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    ClusterWatch(
            LiveCluster cluster,
            Examinations examinations,
            Leases leases,
            BooleanSupplier wanted,
            Consumer<Examined> seen,
            Pacing pacing,
            InstantSource clock) {
        this.cluster = cluster;
        this.examinations = examinations;
        this.leases = leases;
        this.wanted = wanted;
        this.seen = seen;
        this.pacing = pacing;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("watch-" + cluster.name()).unstarted(this::keep);
    }

    void start() {
        thread.start();
    }

    /** Something changed, or somebody began to want to know. */
    void changed() {
        synchronized (signal) {
            if (changedAt.isEmpty()) {
                changedAt = Optional.of(clock.instant());
            }
            signal.notifyAll();
        }
    }

    private void keep() {
        Instant lastLook = Instant.EPOCH;
        Duration lastCost = Duration.ZERO;
        Instant renewed = Instant.EPOCH;
        boolean ours = false;
        while (!closing) {
            try {
                Instant now = clock.instant();
                if (!now.isBefore(renewed.plus(RENEWED))) {
                    ours = wanted.getAsBoolean() && leases.hold(lease(), LEASE.plus(lastCost));
                    renewed = now;
                    follow(ours);
                }
                if (ours && due(now, lastLook, lastCost)) {
                    look(now);
                    lastLook = now;
                    lastCost = Duration.between(now, clock.instant());
                } else {
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) { // the store may be away for a while
                LOG.warn("watching {}: {}", cluster.name(), e.toString());
                ours = false;
                sleep();
            }
        }
    }

    private boolean due(Instant now, Instant lastLook, Duration lastCost) {
        Duration dear = lastCost.multipliedBy(REST);
        Instant earliest = lastLook.plus(lastCost).plus(dear.compareTo(pacing.least()) > 0 ? dear : pacing.least());
        synchronized (signal) {
            boolean settled = changedAt
                    .filter(at -> !now.isBefore(at.plus(pacing.settle())))
                    .isPresent();
            return !now.isBefore(earliest) && (settled || !now.isBefore(lastLook.plus(pacing.period())));
        }
    }

    private void look(Instant now) {
        synchronized (signal) {
            changedAt = Optional.empty();
        }
        examinations.since(cluster.name(), now).map(CompletableFuture::join).ifPresent(seen);
    }

    private void follow(boolean ours) {
        if (ours && changes.isEmpty()) {
            changes = Optional.of(cluster.changes(this::changed));
        } else if (!ours) {
            changes.ifPresent(ChangeSignals::close);
            changes = Optional.empty();
        }
    }

    private void rest() throws InterruptedException {
        synchronized (signal) {
            signal.wait(500);
        }
        // Changes come in swarms; between two rounds there is always a breath.
        Thread.sleep(100);
    }

    private void sleep() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private String lease() {
        return "watch/" + cluster.name();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
            changes.ifPresent(ChangeSignals::close);
            leases.release(lease());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the lease of {} ends by itself", cluster.name(), e);
        }
    }
}
