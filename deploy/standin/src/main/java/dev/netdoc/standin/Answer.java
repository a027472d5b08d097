package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** What goes back over the connection. */
sealed interface Answer {
    /** @param headers besides the content type */
    record Whole(int code, String contentType, Map<String, String> headers, byte[] body) implements Answer {}

    /** Events until one side closes. @param begin given where events go, returns what ends it */
    record Stream(Function<Watches.Sink, Runnable> begin, long timeoutSeconds) implements Answer {}

    /** The connection is closed. */
    record Nothing() implements Answer {}

    static Answer json(int code, JsonNode body) {
        return new Whole(code, "application/json", Map.of(), Json.bytes(body));
    }

    static Answer text(String body) {
        return new Whole(200, "text/plain", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer refused(Refusal refusal) {
        return json(refusal.code(), refusal.status());
    }

    default int code() {
        return switch (this) {
            case Whole whole -> whole.code();
            case Stream stream -> 200;
            case Nothing nothing -> 0;
        };
    }
}
