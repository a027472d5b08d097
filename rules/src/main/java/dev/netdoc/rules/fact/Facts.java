package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that was seen in one cluster at one time. */
public final class Facts {
    private final String cluster;
    private final Optional<String> serverVersion;
    private final Instant gatheredAt;
    private final List<Object> all;
    private final List<UnknownFact> unknown;
    private final Map<Class<?>, List<Object>> byType = new LinkedHashMap<>();

    /**
     * @param cluster the name people use for it
     * @param serverVersion as {@code GET /version} says; empty if it could not be read
     * @param gatheredAt the time that every age is counted from; rules never read a clock
     * @param all the facts, each a record of this package
     * @param unknown what could not be read
     */
    public Facts(
            String cluster,
            Optional<String> serverVersion,
            Instant gatheredAt,
            List<Object> all,
            List<UnknownFact> unknown) {
        this.cluster = cluster;
        this.serverVersion = serverVersion;
        this.gatheredAt = gatheredAt;
        this.all = List.copyOf(all);
        this.unknown = List.copyOf(unknown);
        // Rules ask for the few of one type many times, beside 100,000 of others.
        this.all.forEach(fact -> byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                .add(fact));
        byType.replaceAll((type, facts) -> List.copyOf(facts));
    }

    public String cluster() {
        return cluster;
    }

    public Optional<String> serverVersion() {
        return serverVersion;
    }

    public Instant gatheredAt() {
        return gatheredAt;
    }

    public List<Object> all() {
        return all;
    }

    public List<UnknownFact> unknown() {
        return unknown;
    }

    /** @return the facts of one type, in the order they were read */
    @SuppressWarnings("unchecked") // the list under a type has facts of that type only
    public <T extends Record> List<T> of(Class<T> type) {
        return (List<T>) (List<?>) byType.getOrDefault(type, List.of());
    }

    /** @return the one fact of this kind; empty also where there are several, for nobody can tell which is meant */
    public <T extends Record> Optional<T> only(Class<T> type, Predicate<T> kind) {
        List<T> found = of(type).stream().filter(kind).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts that
                && cluster.equals(that.cluster)
                && serverVersion.equals(that.serverVersion)
                && gatheredAt.equals(that.gatheredAt)
                && all.equals(that.all)
                && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cluster, gatheredAt);
    }
}
