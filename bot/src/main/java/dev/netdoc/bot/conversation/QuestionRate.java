package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How many questions one person may ask. Each has a bucket of so many tokens, which fills evenly within a minute; a
 * question takes one. Kept in memory, for each replica by itself: it protects clusters and Slack, and counts nothing.
 * Thread-safe.
 */
public final class QuestionRate {
    private static final double SECONDS = 60;
    /** Buckets that are full again are thrown away where there are more. */
    private static final int MANY = 10_000;

    private final DoubleSupplier limit;
    private final InstantSource clock;
    private final Map<Person, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * What is left to a person.
     *
     * @param at when that was so
     */
    private record Bucket(double tokens, Instant at) {}

    private QuestionRate(DoubleSupplier limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** @param perMinute at least 1; as many may come at once */
    public static QuestionRate perMinute(int perMinute, InstantSource clock) {
        return following(() -> Optional.of(perMinute), clock);
    }

    /** @param perMinute as above, asked at every question; empty for any number */
    public static QuestionRate following(Supplier<Optional<Integer>> perMinute, InstantSource clock) {
        return new QuestionRate(
                () -> perMinute.get().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY), clock);
    }

    public static QuestionRate unlimited() {
        return following(Optional::empty, Instant::now);
    }

    /** {@return how long the person should wait; empty if the question may be asked now, which then counts} */
    Optional<Duration> pause(Person person) {
        double perMinute = limit.getAsDouble();
        if (Double.isInfinite(perMinute)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> left(bucket, perMinute, now) >= perMinute);
        }
        var missing = new double[1];
        buckets.compute(person, (who, bucket) -> {
            double left = bucket == null ? perMinute : left(bucket, perMinute, now);
            missing[0] = 1 - left;
            return new Bucket(left >= 1 ? left - 1 : left, now);
        });
        return missing[0] <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(missing[0] * SECONDS / perMinute)));
    }

    private static double left(Bucket bucket, double perMinute, Instant now) {
        double since = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1000.0);
        return Math.min(perMinute, bucket.tokens() + since * perMinute / SECONDS);
    }
}
