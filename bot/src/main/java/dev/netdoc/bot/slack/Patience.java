package dev.netdoc.bot.slack;

import com.slack.api.methods.SlackApiTextResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait, and when to give up. Thread-safe. */
final class Patience {
    private static final int ATTEMPTS = 8;
    private static final long JITTER_MILLIS = 100;

    private final Duration first;

    /** @param first how long to wait after the first failure; then twice as long each time, up to half a minute */
    Patience(Duration first) {
        this.first = first;
    }

    /**
     * Calls until there is an answer; for calls that may safely be repeated.
     *
     * @throws SlackRefused if Slack will not, or does not answer for minutes
     */
    <T extends SlackApiTextResponse> T until(String method, Attempt.Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            switch (Attempt.of(call)) {
                case Attempt.Answered<T>(T response) -> {
                    return response;
                }
                case Attempt.Later<T>(Duration after) -> pause(after);
                case Attempt.Unsure<T>(String why) -> afterFailure(method, attempt, why);
                case Attempt.Refused<T>(String error, String detail) -> throw new SlackRefused(method, error, detail);
            }
        }
    }

    /** @throws SlackRefused after the last attempt */
    void afterFailure(String method, int attempt, String why) {
        if (attempt >= ATTEMPTS) {
            throw new SlackRefused(method, "no_answer", why);
        }
        pause(backOff(attempt));
    }

    Duration backOff(int attempt) {
        Duration longest = Duration.ofSeconds(30);
        Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, 10));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** Waits a little longer than asked, so that replicas do not come back together. */
    void pause(Duration wait) {
        try {
            Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(JITTER_MILLIS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlackRefused("pause", "closing", "netdoc is being stopped");
        }
    }
}
