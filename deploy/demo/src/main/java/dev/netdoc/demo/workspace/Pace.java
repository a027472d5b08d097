package dev.netdoc.demo.workspace;

import java.time.Duration;
import java.util.List;

/**
 * How long things take. Slack's own numbers by default; tests go faster.
 *
 * @param ackWithin how long the app has to acknowledge
 * @param retries how long after a failed delivery the next one goes out
 * @param triggerLife how long a {@code trigger_id} is good
 * @param pings how often the server pings its sockets
 */
public record Pace(Duration ackWithin, List<Duration> retries, Duration triggerLife, Duration pings) {
    public Pace {
        retries = List.copyOf(retries);
    }

    public static Pace slack() {
        return new Pace(
                Duration.ofSeconds(3),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10));
    }
}
