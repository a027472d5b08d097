package dev.netdoc.bot.cli;

import dev.netdoc.bot.cluster.Cluster;
import java.io.PrintWriter;

/** Tells on one line how far a reading is, if a person watches; closing clears the line. Thread-safe. */
final class ReadingLine implements Cluster.Progress, AutoCloseable {
    private final PrintWriter err;
    private final boolean watched = Terminal.watched();

    ReadingLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void read(String resource, int objects) {
        if (watched) {
            err.printf("\rreading %s: %,d          ", resource, objects);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (watched) {
            err.print("\r                                        \r");
            err.flush();
        }
    }
}
