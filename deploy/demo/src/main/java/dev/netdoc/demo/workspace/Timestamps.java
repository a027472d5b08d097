package dev.netdoc.demo.workspace;

import java.time.Instant;
import java.time.InstantSource;

/** Gives each message a time that no other message has. Not thread-safe. */
final class Timestamps {
    private static final long MICROS = 1_000_000;
    private final InstantSource clock;
    private long last;

    Timestamps(InstantSource clock) {
        this.clock = clock;
    }

    String next() {
        last = Math.max(last + 1, micros(clock.instant()));
        return last / MICROS + "." + String.format("%06d", last % MICROS);
    }

    /** From now on later than this. */
    void after(String ts) {
        last = Math.max(last, parse(ts));
    }

    static long parse(String ts) {
        try {
            int dot = ts.indexOf('.');
            return dot < 0
                    ? Long.parseLong(ts) * MICROS
                    : Long.parseLong(ts.substring(0, dot)) * MICROS
                            + Long.parseLong((ts.substring(dot + 1) + "000000").substring(0, 6));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }
}
