package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that was seen in one cluster at one time.
 *
 * @param cluster the name people use for it
 * @param serverVersion as {@code GET /version} says; empty if it could not be read
 * @param gatheredAt the time that every age is counted from; rules never read a clock
 * @param all the facts, each a record of this package
 * @param unknown what could not be read
 */
public record Facts(
        String cluster,
        Optional<String> serverVersion,
        Instant gatheredAt,
        List<Object> all,
        List<UnknownFact> unknown) {
    public Facts {
        all = List.copyOf(all);
        unknown = List.copyOf(unknown);
    }

    /** @return the facts of one type, in the order they were read */
    public <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** @return the one fact of this kind; empty also where there are several, for nobody can tell which is meant */
    public <T> Optional<T> only(Class<T> type, Predicate<T> kind) {
        List<T> found = of(type).stream().filter(kind).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
