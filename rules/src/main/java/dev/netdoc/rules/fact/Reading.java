package dev.netdoc.rules.fact;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value read from a cluster: present, absent (the API said there is none), or unknown (forbidden, timed out,
 * unparsable). A rule may conclude from absent, never from unknown.
 */
public sealed interface Reading<T> {
    Evidence evidence();

    record Present<T>(T value, Evidence evidence) implements Reading<T> {}

    record Absent<T>(Evidence evidence) implements Reading<T> {}

    /** @param reason why it is not known and what would settle it, in plain English, e.g. {@code forbidden: get configmaps} */
    record Unknown<T>(String reason, Evidence evidence) implements Reading<T> {}

    default boolean isPresent() {
        return this instanceof Present<T>;
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    default boolean isUnknown() {
        return this instanceof Unknown<T>;
    }

    default Optional<T> asOptional() {
        return this instanceof Present<T>(T value, Evidence evidence) ? Optional.of(value) : Optional.empty();
    }

    default <R> Reading<R> map(Function<T, R> f) {
        return switch (this) {
            case Present<T>(T value, Evidence evidence) -> new Present<>(f.apply(value), evidence);
            case Absent<T>(Evidence evidence) -> new Absent<>(evidence);
            case Unknown<T>(String reason, Evidence evidence) -> new Unknown<>(reason, evidence);
        };
    }
}
