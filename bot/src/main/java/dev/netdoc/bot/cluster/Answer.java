package dev.netdoc.bot.cluster;

import java.time.Duration;
import java.util.Optional;

/** What came back for one request. */
sealed interface Answer {

    /** A code below 300. */
    @SuppressWarnings("ArrayRecordComponent") // a page of many megabytes, read once and never compared
    record Ok(byte[] body) implements Answer {}

    /**
     * Any other code.
     *
     * @param message what the server says, one line
     * @param retryAfter how long it asks to be left alone
     */
    record Refused(int code, String message, Optional<Duration> retryAfter) implements Answer {
        boolean transientFailure() {
            return code == 429 || code >= 500;
        }
    }

    /**
     * No answer; the server may have done what it was asked all the same.
     *
     * @param why e.g. {@code no answer within 10 s}
     * @param timedOut whether it was there but slow
     */
    record Silent(String why, boolean timedOut, Throwable cause) implements Answer {}
}
