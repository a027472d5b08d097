package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletion: preconditions, dry run, and the time that a pod takes to go. */
final class Deletes {
    private final Store store;
    private final Writes writes;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final Duration termination;

    /** @param termination how long a pod with a grace period takes to go; never longer than its grace period */
    Deletes(Store store, Writes writes, InstantSource clock, ScheduledExecutorService timer, Duration termination) {
        this.store = store;
        this.writes = writes;
        this.clock = clock;
        this.timer = timer;
        this.termination = termination;
    }

    /**
     * Deletes the object.
     *
     * @param options a DeleteOptions object, may be empty
     * @return what the API server answers: the pod itself, or a Status of success
     */
    ObjectNode delete(Target target, JsonNode options, boolean dryRun) {
        return store.exclusively(() -> {
            ObjectNode stored = writes.require(target);
            check(target, stored, options.path("preconditions"));
            Kind kind = target.kind();
            if (!kind.is("", "pods")) {
                if (!dryRun) {
                    store.remove(kind, target.namespace(), target.name());
                }
                return success(kind, stored);
            }
            long grace = options.path("gracePeriodSeconds")
                    .asLong(stored.path("spec")
                            .path("terminationGracePeriodSeconds")
                            .asLong(30));
            if (grace == 0 || stored.path("spec").path("nodeName").asText().isEmpty()) {
                if (!dryRun) {
                    store.remove(kind, target.namespace(), target.name());
                }
                return stored;
            }
            ObjectNode leaving = stored.deepCopy();
            if (!Json.metadata(leaving).has("deletionTimestamp")) {
                Json.metadata(leaving)
                        .put(
                                "deletionTimestamp",
                                clock.instant()
                                        .plusSeconds(grace)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        .put("deletionGracePeriodSeconds", grace);
                if (!dryRun) {
                    store.put(kind, leaving);
                    finish(kind, leaving, Duration.ofSeconds(grace));
                }
            }
            return leaving;
        });
    }

    /** Lets those pods go that were already leaving when the server stopped. */
    void resume(Kind pods) {
        store.all(pods).stream()
                .filter(pod -> !Json.meta(pod, "deletionTimestamp").isEmpty())
                .forEach(pod -> finish(pods, pod, Duration.ofSeconds(30)));
    }

    private void finish(Kind kind, ObjectNode leaving, Duration grace) {
        Duration wait = termination.compareTo(grace) < 0 ? termination : grace;
        String namespace = Json.meta(leaving, "namespace");
        String name = Json.meta(leaving, "name");
        timer.schedule(
                () -> store.exclusively(() -> store.find(kind, namespace, name)
                        .filter(pod -> Json.meta(pod, "uid").equals(Json.meta(leaving, "uid")))
                        .map(pod -> {
                            store.remove(kind, namespace, name);
                            return pod;
                        })),
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void check(Target target, ObjectNode stored, JsonNode preconditions) {
        String uid = preconditions.path("uid").asText("");
        if (!uid.isEmpty() && !uid.equals(Json.meta(stored, "uid"))) {
            throw Refusal.conflict(target.kind(), target.name(), Writes.preconditionUid(uid, Json.meta(stored, "uid")));
        }
        String version = preconditions.path("resourceVersion").asText("");
        String storedVersion = Json.meta(stored, "resourceVersion");
        if (!version.isEmpty() && !version.equals(storedVersion)) {
            throw Refusal.conflict(
                    target.kind(),
                    target.name(),
                    "Precondition failed: ResourceVersion in precondition: " + version
                            + ", ResourceVersion in object meta: " + storedVersion);
        }
    }

    private static ObjectNode success(Kind kind, ObjectNode stored) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details").put("name", Json.meta(stored, "name"));
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural()).put("uid", Json.meta(stored, "uid"));
        return status;
    }
}
