package dev.netdoc.demo.workspace;

/** Too many calls: HTTP 429 with a number of seconds to wait. Part of the protocol, not a fault. */
final class Throttled extends RuntimeException {
    private final int retryAfterSeconds;

    Throttled(int retryAfterSeconds) {
        super("ratelimited", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
