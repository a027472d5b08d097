package dev.netdoc.standin;

import java.time.Duration;

/** What can go wrong between a client and the API server. */
public sealed interface Fault {
    /** The answer comes, but later. */
    record Delay(Duration time) implements Fault {}

    /** 429 with {@code Retry-After}; nothing is done. */
    record TooManyRequests(int retryAfterSeconds) implements Fault {}

    /** An answer such as 500 or 503; nothing is done. */
    record Failure(int code) implements Fault {}

    /** 403, whoever asks; nothing is done. */
    record Forbidden() implements Fault {}

    /** The connection is closed; nothing is done. */
    record Cut() implements Fault {}

    /** The request is served, then the connection is closed before the answer. */
    record DropAnswer() implements Fault {}
}
