package dev.netdoc.bot.incident;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task by key: one at a time for a key, once more if it was asked for meanwhile, and with a rest in between. However
 * often something changes, its message is drawn a few times a minute, and the last time after the last change. Thread-safe.
 */
final class Latest {
    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

    private final Executor executor;
    private final Duration rest;
    private final Set<String> running = new HashSet<>();
    private final Set<String> again = new HashSet<>();

    Latest(Executor executor, Duration rest) {
        this.executor = executor;
        this.rest = rest;
    }

    void soon(String key, Runnable task) {
        synchronized (running) {
            if (!running.add(key)) {
                again.add(key);
                return;
            }
        }
        try {
            executor.execute(() -> run(key, task));
        } catch (RejectedExecutionException e) {
            LOG.debug("netdoc is stopping; {} is brought up to date after the start", key);
        }
    }

    private void run(String key, Runnable task) {
        boolean more = true;
        while (more) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) { // the next change tries again
                LOG.error("{} could not be brought up to date", key, e);
            }
            more = rested() && asked(key);
        }
        synchronized (running) {
            running.remove(key);
            if (!again.remove(key)) {
                return;
            }
        }
        soon(key, task);
    }

    private boolean asked(String key) {
        synchronized (running) {
            return again.remove(key);
        }
    }

    private boolean rested() {
        try {
            Thread.sleep(rest.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
