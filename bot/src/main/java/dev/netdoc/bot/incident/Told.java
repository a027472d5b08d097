package dev.netdoc.bot.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A finding that the readers of a bulletin know of.
 *
 * @param gone since when it is not seen any more; empty while it is there
 */
public record Told(String fingerprint, Optional<Instant> gone) {
    private static final String SINCE = " ";

    static Told present(String fingerprint) {
        return new Told(fingerprint, Optional.empty());
    }

    static Told gone(String fingerprint, Instant since) {
        return new Told(fingerprint, Optional.of(since));
    }

    /** @param stored what {@link #stored()} gave */
    static Told of(String stored) {
        int at = stored.indexOf(SINCE);
        return at < 0
                ? present(stored)
                : gone(stored.substring(0, at), Instant.ofEpochMilli(Long.parseLong(stored.substring(at + 1))));
    }

    /** As it is kept: the fingerprint, and where it is gone, a space and the milliseconds of the epoch. */
    String stored() {
        return fingerprint + gone.map(since -> SINCE + since.toEpochMilli()).orElse("");
    }
}
