package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Create, replace and patch. A dry run goes the same way and stores nothing. */
final class Writes {
    private final Store store;
    private final Kinds kinds;
    private final InstantSource clock;

    Writes(Store store, Kinds kinds, InstantSource clock) {
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** @return the new object */
    ObjectNode create(Target target, ObjectNode sent, String manager, boolean dryRun) {
        return store.exclusively(() -> {
            ObjectNode object = sent.deepCopy();
            identify(target, object);
            ObjectNode metadata = Json.metadata(object);
            if (!metadata.hasNonNull("name") && metadata.hasNonNull("generateName")) {
                metadata.put("name", metadata.path("generateName").asText() + suffix());
            }
            Validation.check(target.kind(), object);
            String name = Json.meta(object, "name");
            String namespace = Json.meta(object, "namespace");
            Kind namespaces = kinds.require("v1", "Namespace");
            if (!namespace.isEmpty() && store.find(namespaces, "", namespace).isEmpty()) {
                throw Refusal.notFound(namespaces, namespace);
            }
            if (store.find(target.kind(), namespace, name).isPresent()) {
                throw Refusal.alreadyExists(target.kind(), name);
            }
            metadata.remove(Set.of("resourceVersion", "deletionTimestamp", "managedFields"));
            metadata.put("uid", UUID.randomUUID().toString());
            metadata.put(
                    "creationTimestamp",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            if (object.has("spec")) {
                metadata.put("generation", 1);
            }
            ManagedFields.record(Json.object(), object, manager, "", clock.instant());
            return dryRun ? object : store.put(target.kind(), object);
        });
    }

    /** Replaces the object, whose resourceVersion must be the stored one if it is given. */
    ObjectNode replace(Target target, ObjectNode sent, String manager, boolean dryRun) {
        return store.exclusively(() -> {
            ObjectNode stored = require(target);
            ObjectNode after = sent.deepCopy();
            identify(target, after);
            return commit(target, stored, after, manager, dryRun);
        });
    }

    /** Changes the object by a patch of one of the four media types. */
    ObjectNode patch(Target target, String mediaType, JsonNode patch, String manager, boolean dryRun) {
        return store.exclusively(() -> {
            if (mediaType.equals("application/apply-patch+yaml")
                    && store.find(target.kind(), target.namespace(), target.name())
                            .isEmpty()) {
                return create(target, named(target, patch), manager, dryRun);
            }
            ObjectNode stored = require(target);
            JsonNode after = switch (mediaType) {
                case "application/json-patch+json" -> JsonPatch.apply(stored, patch);
                case "application/merge-patch+json" -> MergePatch.merge(stored, patch);
                case "application/strategic-merge-patch+json", "application/apply-patch+yaml" ->
                    MergePatch.strategic(stored, patch);
                default -> throw Refusal.unsupportedMediaType(mediaType);
            };
            if (!(after instanceof ObjectNode object)) {
                throw Refusal.patchFailed();
            }
            identify(target, object);
            return commit(target, stored, object, manager, dryRun);
        });
    }

    private ObjectNode commit(Target target, ObjectNode stored, ObjectNode after, String manager, boolean dryRun) {
        Kind kind = target.kind();
        ObjectNode metadata = Json.metadata(after);
        String version = Json.meta(after, "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.meta(stored, "resourceVersion"))) {
            throw Refusal.stale(kind, target.name());
        }
        String uid = Json.meta(after, "uid");
        if (!uid.isEmpty() && !uid.equals(Json.meta(stored, "uid"))) {
            throw Refusal.conflict(kind, target.name(), preconditionUid(uid, Json.meta(stored, "uid")));
        }
        for (String kept : Set.of(
                "uid",
                "creationTimestamp",
                "resourceVersion",
                "generation",
                "deletionTimestamp",
                "managedFields",
                "deletionGracePeriodSeconds")) {
            keep(Json.metadata(stored), metadata, kept);
        }
        boolean status = target.subresource().equals("status");
        if (status) {
            keep(stored, after, "spec");
        } else if (kind.status()) {
            keep(stored, after, "status");
        }
        Validation.check(kind, after);
        if (after.equals(stored)) {
            return stored;
        }
        // A sample that leaves the generation out is at the one that its controller has seen.
        JsonNode observed = after.path("status").path("observedGeneration");
        if (!after.path("spec").equals(stored.path("spec"))
                && (metadata.has("generation") || observed.isIntegralNumber())) {
            metadata.put("generation", metadata.path("generation").asLong(observed.asLong()) + 1);
        }
        ManagedFields.record(stored, after, manager, target.subresource(), clock.instant());
        return dryRun ? after : store.put(kind, after);
    }

    ObjectNode require(Target target) {
        return store.find(target.kind(), target.namespace(), target.name())
                .orElseThrow(() -> Refusal.notFound(target.kind(), target.name()));
    }

    static String preconditionUid(String asked, String stored) {
        return "Precondition failed: UID in precondition: " + asked + ", UID in object meta: " + stored;
    }

    private static void keep(ObjectNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    private static ObjectNode named(Target target, JsonNode patch) {
        ObjectNode object = patch.deepCopy();
        Json.metadata(object).put("name", target.name());
        return object;
    }

    /** The object must say what the path says. */
    private static void identify(Target target, ObjectNode object) {
        ObjectNode metadata = Json.metadata(object);
        String name = Json.meta(object, "name");
        if (!target.name().isEmpty() && !name.isEmpty() && !name.equals(target.name())) {
            throw Refusal.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
        if (!target.name().isEmpty()) {
            metadata.put("name", target.name());
        }
        String namespace = Json.meta(object, "namespace");
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (!target.namespace().isEmpty()) {
            metadata.put("namespace", target.namespace());
        }
        object.put("apiVersion", target.kind().apiVersion());
        object.put("kind", target.kind().name());
    }

    static String suffix() {
        return UUID.randomUUID().toString().substring(0, 5);
    }
}
