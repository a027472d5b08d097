package dev.netdoc.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** What came of one call of the Web API. */
sealed interface Attempt<T> {
    record Answered<T>(T response) implements Attempt<T> {}

    /** Slack asks to wait; nothing was done. */
    record Later<T>(Duration after) implements Attempt<T> {}

    /** No answer, or one that says nothing: it may have been done. */
    record Unsure<T>(String why) implements Attempt<T> {}

    /**
     * It will not be done.
     *
     * @param error Slack's word, e.g. {@code not_in_channel}
     * @param detail what Slack says beside it, e.g. the scope that is missing
     */
    record Refused<T>(String error, String detail) implements Attempt<T> {}

    interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    Set<String> RATE = Set.of("ratelimited", "rate_limited");
    Set<String> PASSING = Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

    static <T extends SlackApiTextResponse> Attempt<T> of(Call<T> call) {
        try {
            T response = call.run();
            if (response.isOk()) {
                return new Answered<>(response);
            }
            String error = Objects.requireNonNullElse(response.getError(), "unknown_error");
            if (RATE.contains(error)) {
                return new Later<>(Duration.ofSeconds(1));
            }
            return PASSING.contains(error)
                    ? new Unsure<>(error)
                    : new Refused<>(error, Objects.requireNonNullElse(response.getNeeded(), ""));
        } catch (SlackApiException e) {
            int status = e.getResponse().code();
            if (status == 429) {
                return new Later<>(retryAfter(e.getResponse().header("Retry-After")));
            }
            return status >= 500 ? new Unsure<>("HTTP " + status) : new Refused<>("http_" + status, "");
        } catch (IOException e) {
            return new Unsure<>(e.toString());
        }
    }

    private static Duration retryAfter(@org.jspecify.annotations.Nullable String header) {
        try {
            return Duration.ofSeconds(Math.clamp(
                    Long.parseLong(Objects.requireNonNullElse(header, "1").strip()), 1, 300));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(1);
        }
    }
}
