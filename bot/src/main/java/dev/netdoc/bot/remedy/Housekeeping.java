package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.store.SlackEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to happen without anybody asking: proposals expire, fixes that had to wait or lost their process are taken up
 * again, old claims and questions are forgotten, changed documents are read. Each replica does it; the store sees to it
 * that once is enough.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofSeconds(30);
    // Slack repeats a delivery within about an hour; a day leaves room for its clock and ours.
    private static final Duration CLAIMS_KEPT = Duration.ofDays(1);

    // One for what must not wait for the other.
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("housekeeping-", 0).factory());
    private final FixRunner runner;
    private final List<Runnable> chores;

    /** Other {@code chores} come last. */
    public Housekeeping(StoredApprovals approvals, FixRunner runner, SlackEvents events, List<Runnable> chores) {
        this.runner = runner;
        this.chores =
                new ArrayList<>(List.of(approvals::expireOverdue, runner::resume, () -> events.forget(CLAIMS_KEPT)));
        this.chores.addAll(chores);
    }

    /** Starts with one round at once, which is what takes up the work of a process that died. */
    public Housekeeping start() {
        every(PERIOD, chores);
        every(FixRunner.BEAT, List.of(runner::beat));
        return this;
    }

    private void every(Duration period, List<Runnable> work) {
        var unused = threads.scheduleWithFixedDelay(
                () -> work.forEach(this::tried), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tried(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) { // the next round tries again; without this there would be none
            // Once closed, the store may be so, too: what fails then is left to whoever starts next.
            if (!threads.isShutdown()) {
                LOG.warn("housekeeping: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
