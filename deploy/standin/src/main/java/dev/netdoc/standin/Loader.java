package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Puts the objects of a file into the store, with what the API server would have added. */
final class Loader {
    private final Kinds kinds;
    private final Store store;
    private final PodLogs logs;
    private final InstantSource clock;

    Loader(Kinds kinds, Store store, PodLogs logs, InstantSource clock) {
        this.kinds = kinds;
        this.store = store;
        this.logs = logs;
        this.clock = clock;
        store.listen(this::definitions);
        for (String namespace : new String[] {"default", "kube-system", "kube-public", "kube-node-lease"}) {
            namespace(namespace);
        }
    }

    void load(Manifests manifests) {
        manifests.heading().path("crds").forEach(crd -> define(crd.asText()));
        manifests.objects().forEach(this::load);
        logs.load(manifests.heading().path("logs"));
    }

    private void load(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String name = object.path("kind").asText();
        if (kinds.byName(apiVersion, name).isEmpty()) {
            kinds.definitionOf(apiVersion, name).ifPresent(this::define);
        }
        Kind kind = kinds.require(apiVersion, name);
        ObjectNode metadata = Json.metadata(object);
        if (kind.namespaced()) {
            if (!metadata.has("namespace")) {
                metadata.put("namespace", "default");
            }
            namespace(metadata.path("namespace").asText());
        } else {
            metadata.remove("namespace");
        }
        if (!metadata.has("uid")) {
            metadata.put("uid", UUID.randomUUID().toString());
        }
        if (!metadata.has("creationTimestamp")) {
            metadata.put(
                    "creationTimestamp",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (metadata.hasNonNull("resourceVersion")) {
            store.restore(kind, object);
        } else {
            store.put(kind, object);
        }
    }

    private void define(String crd) {
        load(kinds.definition(crd));
    }

    private void namespace(String name) {
        Kind kind = kinds.require("v1", "Namespace");
        if (store.find(kind, "", name).isEmpty()) {
            ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            namespace
                    .putObject("metadata")
                    .put("name", name)
                    .putObject("labels")
                    .put("kubernetes.io/metadata.name", name);
            namespace.putObject("status").put("phase", "Active");
            load(namespace);
        }
    }

    private void definitions(Store.Change change) {
        if (change.kind().name().equals("CustomResourceDefinition")) {
            Optional<JsonNode> before = Optional.ofNullable(change.before());
            before.ifPresent(kinds::forget);
            Optional<JsonNode> after = Optional.ofNullable(change.after());
            after.ifPresent(kinds::define);
        }
    }
}
