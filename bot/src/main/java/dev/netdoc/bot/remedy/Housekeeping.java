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

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final List<Runnable> chores;

    /** Other {@code chores} come last. */
    public Housekeeping(StoredApprovals approvals, FixRunner runner, SlackEvents events, List<Runnable> chores) {
        this.chores =
                new ArrayList<>(List.of(approvals::expireOverdue, runner::resume, () -> events.forget(CLAIMS_KEPT)));
        this.chores.addAll(chores);
    }

    /** Starts with one round at once, which is what takes up the work of a process that died. */
    public Housekeeping start() {
        var unused = thread.scheduleWithFixedDelay(this::round, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void round() {
        for (Runnable chore : chores) {
            try {
                chore.run();
            } catch (RuntimeException e) { // the next round tries again; without this there would be none
                LOG.warn("housekeeping: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
