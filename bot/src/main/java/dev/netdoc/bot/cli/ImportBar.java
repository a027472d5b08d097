package dev.netdoc.bot.cli;

import dev.netdoc.knowledge.ImportProgress;
import java.io.PrintWriter;

/**
 * An import as a person at a terminal sees it: a bar while it takes long, what was skipped, and a line at the end. Where
 * nobody watches, only what was skipped.
 */
final class ImportBar implements ImportProgress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 100_000_000;

    /** A folder that is wholly of another kind would fill the screen. */
    private static final int SKIPPED_SHOWN = 20;

    private final PrintWriter err;
    private final boolean watched;
    private int files;
    private int done;
    private int entries;
    private int skipped;
    private long drawnAt = System.nanoTime();
    private boolean drawn;

    ImportBar(PrintWriter err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    @Override
    public synchronized void found(int files) {
        this.files = files;
    }

    @Override
    public synchronized void read(String file, int entries) {
        done++;
        this.entries += entries;
        draw();
    }

    @Override
    public synchronized void skipped(String file, String reason) {
        done++;
        skipped++;
        if (skipped <= SKIPPED_SHOWN) {
            clear();
            // A file's name may hold what a terminal would obey.
            err.println("Skipped " + file.replaceAll("\\p{Cntrl}", "?") + ": " + reason.replaceAll("\\p{Cntrl}", "?"));
            err.flush();
        }
        draw();
    }

    private void draw() {
        long now = System.nanoTime();
        if (!watched || now - drawnAt < EVERY_NANOS) {
            return;
        }
        drawnAt = now;
        drawn = true;
        int filled = files == 0 ? 0 : (int) ((long) WIDTH * Math.min(done, files) / files);
        err.printf(
                "\r[%s%s] %,d of %,d files, %,d entries",
                "#".repeat(filled), "-".repeat(WIDTH - filled), done, files, entries);
        err.flush();
    }

    private void clear() {
        if (drawn) {
            err.print("\r\u001b[K");
            drawn = false;
        }
    }

    @Override
    public synchronized void close() {
        clear();
        if (skipped > SKIPPED_SHOWN) {
            err.printf("… and %,d more files skipped%n", skipped - SKIPPED_SHOWN);
        }
        if (watched && files > 0) {
            err.printf("%,d files read, %,d entries, %,d skipped%n", done - skipped, entries, skipped);
        }
        err.flush();
    }
}
