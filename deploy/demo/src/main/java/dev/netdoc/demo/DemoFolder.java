package dev.netdoc.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo keeps its state. A demo that was killed goes on where it was; one that was stopped starts anew, but what
 * it recorded stays to be read until then.
 */
final class DemoFolder implements AutoCloseable {
    private final Path path;
    private final FileLock lock;
    private final boolean resumed;

    /** Another demo runs in this folder. */
    static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        InUse(Path path) {
            super("another demo already uses " + path + "; stop it, or choose another --port or --state");
        }
    }

    private DemoFolder(Path path, FileLock lock, boolean resumed) {
        this.path = path;
        this.lock = lock;
        this.resumed = resumed;
    }

    /**
     * @param fresh whether to start anew whatever is there
     * @throws InUse if another demo runs there
     */
    static DemoFolder open(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            FileLock lock = lock(path);
            boolean resumed = !fresh && Files.exists(running(path));
            if (!resumed) {
                clear(path);
            }
            Files.writeString(running(path), "");
            return new DemoFolder(path, lock, resumed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo in " + path, e);
        }
    }

    /** Whether an earlier demo was killed here and this one goes on with it. */
    boolean resumed() {
        return resumed;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** The demo was stopped in order: the next one starts anew. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(running(path));
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave " + path, e);
        }
    }

    // Closed with the process if it is killed, or by close().
    @SuppressWarnings("resource")
    private static FileLock lock(Path path) throws IOException {
        var channel = new RandomAccessFile(path.resolve("lock").toFile(), "rw").getChannel();
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new InUse(path);
        }
        return lock;
    }

    private static void clear(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> old = files.filter(file -> !file.equals(path) && !file.endsWith("lock"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private static Path running(Path path) {
        return path.resolve("running");
    }
}
