package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small signs on a person's message. Slack takes about fifty a minute; what is over that is left out, because a sign
 * that comes late helps nobody. Thread-safe.
 */
final class Reactions {
    static final String SEEN = "eyes";
    static final String DONE = "white_check_mark";
    static final String TROUBLE = "warning";

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final double A_MINUTE = 40;
    private static final double BURST = 20;

    private final MethodsClient client;
    private final InstantSource clock;
    private double left = BURST;
    private Instant at;

    Reactions(MethodsClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.at = clock.instant();
    }

    void add(String channel, String ts, String name) {
        if (!take()) {
            return;
        }
        switch (Attempt.of(
                () -> client.reactionsAdd(r -> r.channel(channel).timestamp(ts).name(name)))) {
            case Attempt.Answered<?> done -> {}
            case Attempt.Later<?> later -> spend();
            case Attempt.Unsure<?> unsure -> LOG.debug("no answer to reactions.add: {}", unsure.why());
            case Attempt.Refused<?> refused -> LOG.debug("reactions.add: {}", refused.error());
        }
    }

    private synchronized boolean take() {
        Instant now = clock.instant();
        left = Math.min(BURST, left + Duration.between(at, now).toMillis() * A_MINUTE / 60_000);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    private synchronized void spend() {
        left = 0;
    }
}
