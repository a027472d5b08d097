package dev.netdoc.demo.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Slack's limits a minute, each with room for a burst. Thread-safe. */
final class RateLimits {
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private boolean on = true;

    private record Bucket(double tokens, Instant at) {}

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void enforce(boolean enforced) {
        on = enforced;
        buckets.clear();
    }

    synchronized boolean enforced() {
        return on;
    }

    /**
     * Takes one call.
     *
     * @param key what is limited: a method, or a method and a channel
     * @param burst calls allowed at once
     * @throws Throttled if there is none left
     */
    synchronized void take(String key, int burst, double perMinute) {
        if (!on) {
            return;
        }
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, now));
        double seconds = Duration.between(bucket.at(), now).toNanos() / 1e9;
        double tokens = Math.min(burst, bucket.tokens() + seconds * perMinute / 60);
        if (tokens < 1) {
            buckets.put(key, new Bucket(tokens, now));
            throw new Throttled((int) Math.max(1, Math.ceil((1 - tokens) * 60 / perMinute)));
        }
        buckets.put(key, new Bucket(tokens - 1, now));
    }
}
