package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.approval.Approved;
import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A core/v1 Event about an object that a fix changed. */
final class ChangeEvent {
    private static final int LONGEST_MESSAGE = 1024;

    private ChangeEvent() {}

    static JsonNode of(
            Approved fix, ObjectRef object, String uid, String reason, String message, String namespace, Instant at) {
        KubePaths.KindPath kind = KubePaths.kind(object.kind());
        String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = ApiServer.JSON.createObjectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        // The name is the same for a second try, which the API server then refuses: one event for each object of a fix.
        event.putObject("metadata")
                .put("namespace", namespace)
                .put(
                        "name",
                        "netdoc." + fix.id() + "." + reason.toLowerCase(Locale.ROOT) + "."
                                + Integer.toHexString(object.toString().hashCode()));
        event.putObject("involvedObject")
                .put("apiVersion", kind.group().isEmpty() ? kind.version() : kind.group() + "/" + kind.version())
                .put("kind", object.kind())
                .put("namespace", object.namespace())
                .put("name", object.name())
                .put("uid", uid);
        event.put("type", "Normal").put("reason", reason).put("count", 1);
        event.put("message", message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
        event.put("firstTimestamp", time).put("lastTimestamp", time);
        event.putObject("source").put("component", "netdoc");
        event.put("reportingComponent", "netdoc").put("reportingInstance", "");
        return event;
    }
}
