package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.FieldValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what a change and a restart need out of objects as the API returns them. */
final class ObjectReader {
    static final String FIELD_MANAGER = "netdoc";

    private ObjectReader() {}

    static Seen seen(JsonNode object, String path) {
        JsonNode metadata = object.path("metadata");
        JsonNode annotations = metadata.path("annotations");
        JsonPointer pointer = JsonPointer.compile(path);
        return new Seen(
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asText(),
                FieldValue.of(object.at(pointer)),
                object.at(pointer.head()).isContainerNode(),
                annotations.isObject(),
                text(annotations.path(ChangePatch.CHANGED_BY)),
                writtenAt(metadata)
                        .or(() -> text(annotations.path(ChangePatch.CHANGED_AT)).flatMap(ObjectReader::instant)));
    }

    private static Optional<Instant> writtenAt(JsonNode metadata) {
        return StreamSupport.stream(metadata.path("managedFields").spliterator(), false)
                .filter(entry -> entry.path("manager").asText().equals(FIELD_MANAGER))
                .map(entry -> entry.path("time").asText())
                .flatMap(time -> instant(time).stream())
                .max(Instant::compareTo);
    }

    static DaemonSetSeen daemonSet(JsonNode set) {
        JsonNode status = set.path("status");
        return new DaemonSetSeen(
                set.path("metadata").path("generation").asLong(),
                status.path("observedGeneration").asLong(),
                !set.path("spec").path("updateStrategy").path("type").asText().equals("OnDelete"),
                status.path("desiredNumberScheduled").asInt(),
                status.path("updatedNumberScheduled").asInt(),
                status.path("numberAvailable").asInt(),
                status.path("numberUnavailable").asInt());
    }

    static PodSeen pod(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        JsonNode status = pod.path("status");
        boolean ready = StreamSupport.stream(status.path("conditions").spliterator(), false)
                .anyMatch(c -> c.path("type").asText().equals("Ready")
                        && c.path("status").asText().equals("True"));
        return new PodSeen(
                new ObjectRef(
                        "Pod",
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText()),
                metadata.path("uid").asText(),
                pod.path("spec").path("nodeName").asText(""),
                instant(metadata.path("creationTimestamp").asText()).orElse(Instant.EPOCH),
                ready,
                metadata.hasNonNull("deletionTimestamp"),
                waiting(status));
    }

    private static Optional<String> waiting(JsonNode status) {
        return StreamSupport.stream(status.path("initContainerStatuses").spliterator(), false)
                .map(ObjectReader::waitingReason)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> StreamSupport.stream(status.path("containerStatuses").spliterator(), false)
                        .map(ObjectReader::waitingReason)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> waitingReason(JsonNode container) {
        return text(container.path("state").path("waiting").path("reason"));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // a time that nobody can read is no time
        }
    }
}
