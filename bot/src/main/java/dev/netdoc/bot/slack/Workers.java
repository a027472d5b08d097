package dev.netdoc.bot.slack;

import dev.netdoc.bot.log.Correlation;
import dev.netdoc.bot.trace.Traces;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where work is done after the acknowledgement: virtual threads, so many at a time. Thread-safe. */
final class Workers implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int AT_A_TIME = 200;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("slack-work-", 0).factory());
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Duration farewell;
    private final Traces traces;

    /**
     * @param farewell how long what is under way may go on when netdoc stops
     * @param traces tell what was done for each event
     */
    Workers(Duration farewell, Traces traces) {
        this.farewell = farewell;
        this.traces = traces;
    }

    /** Answers: many may come at once, and each may wait for a cluster. */
    void soon(Runnable work) {
        now(() -> {
            try {
                places.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                work.run();
            } finally {
                places.release();
            }
        });
    }

    /** Clicks: few, and a person waits. */
    void now(Runnable work) {
        execute(() -> {
            try {
                traced(work);
            } catch (RuntimeException e) {
                LOG.error("work for Slack failed", e);
            }
        });
    }

    private void traced(Runnable work) {
        Correlation.event()
                .ifPresentOrElse(
                        event -> traces.trace("slack event", step -> {
                            step.with("event", event);
                            work.run();
                            return event;
                        }),
                        work);
    }

    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(Correlation.handOver(work));
        } catch (RejectedExecutionException e) {
            LOG.info("netdoc is stopping; what was claimed is taken up after the start");
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
