package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig.Stamp;
import java.time.Instant;
import java.util.Optional;

/** Which of two things came first, where both times are known. */
public final class Timeline {
    private Timeline() {}

    /** @return whether the time is known and not before the other */
    public static boolean since(Optional<Instant> time, Instant other) {
        return time.filter(t -> !t.isBefore(other)).isPresent();
    }

    /** @return whether a container surely started with the ConfigMap as it is; false if either time is not known */
    public static boolean startedWith(Reading<Stamp> stored, Optional<Instant> started) {
        return stored.asOptional()
                .flatMap(stamp -> stamp.dataWrittenAt().asOptional())
                .filter(written -> since(started, written))
                .isPresent();
    }
}
