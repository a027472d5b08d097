package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Something that the app is to acknowledge. Guarded by {@link SocketMode}'s lock.
 *
 * <p>Events are sent again until acknowledged; interactions are sent once.
 */
final class Delivery {
    final String type;
    final ObjectNode payload;
    final boolean answerable;
    final CompletableFuture<JsonNode> acknowledged = new CompletableFuture<>();
    int attempt;
    /** How often it was sent and not acknowledged in time. */
    int failures;

    String reason = "";
    String envelope = "";
    long sentNanos;
    Optional<Link> on = Optional.empty();

    Delivery(String type, ObjectNode payload, boolean answerable) {
        this.type = type;
        this.payload = payload;
        this.answerable = answerable;
    }

    boolean isEvent() {
        return type.equals("events_api");
    }

    boolean waiting() {
        return on.isEmpty();
    }

    /** Counts a failure: the next sending is a retry. */
    void failed(String why) {
        on = Optional.empty();
        attempt = Math.min(3, attempt + 1);
        reason = why;
    }

    String frame() {
        ObjectNode frame = Json.object()
                .put("envelope_id", envelope)
                .put("type", type)
                .put("accepts_response_payload", answerable);
        if (isEvent()) {
            frame.put("retry_attempt", attempt).put("retry_reason", reason);
        }
        frame.set("payload", payload);
        return Json.write(frame);
    }
}
