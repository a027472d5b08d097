package dev.netdoc.demo.workspace;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things later, one after another, and goes on when one of them fails. */
final class Timer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timer.class);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("workspace-timer").daemon().factory());

    /** Something that was planned. */
    record Plan(Future<?> future) {
        void cancel() {
            future.cancel(false);
        }
    }

    /** Nothing happens once the timer is closed. */
    Plan after(Duration wait, Runnable work) {
        return new Plan(
                thread.isShutdown()
                        ? java.util.concurrent.CompletableFuture.completedFuture(null)
                        : thread.schedule(guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    Plan every(Duration period, Runnable work) {
        return new Plan(
                thread.scheduleAtFixedRate(guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("The workspace goes on, but a task failed: {}", e.getMessage(), e);
            }
        };
    }
}
