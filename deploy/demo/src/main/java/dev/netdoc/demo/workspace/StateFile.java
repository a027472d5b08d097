package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Keeps the workspace in a file, whole at every moment. It is a tenth of a second old at most; a workspace in which much
 * was said is written less often, so that writing takes no more than a twentieth of the time.
 */
final class StateFile {
    private static final Duration DEBOUNCE = Duration.ofMillis(100);
    private static final int REST = 20;
    private final Path file;
    private final Supplier<JsonNode> state;
    private final Timer timer;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile Duration pause = DEBOUNCE;

    StateFile(Path file, Supplier<JsonNode> state, Timer timer) {
        this.file = file.toAbsolutePath();
        this.state = state;
        this.timer = timer;
    }

    /**
     * What was kept; empty if there is no file.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if it does not hold a workspace
     */
    Optional<JsonNode> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode kept = Json.parse(Files.readString(file));
            if (!kept.path("channels").isArray()) {
                throw new IllegalStateException(file + " does not hold a workspace; delete it to begin anew");
            }
            return Optional.of(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Something changed: write soon. */
    void touch() {
        if (planned.compareAndSet(false, true)) {
            timer.after(pause, this::write);
        }
    }

    synchronized void write() {
        planned.set(false);
        long start = System.nanoTime();
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Json.write(state.get(), beside);
            try {
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        pause = took.multipliedBy(REST).compareTo(DEBOUNCE) > 0 ? took.multipliedBy(REST) : DEBOUNCE;
    }
}
