package dev.netdoc.kubeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Creates objects together with their statuses, which an API server takes in a second request only. */
final class Loader {
    private final KubernetesClient admin;

    Loader(KubernetesClient admin) {
        this.admin = admin;
    }

    /** {@return the object as it was created, before its status} */
    HasMetadata create(JsonNode document) {
        HasMetadata object = admin.getKubernetesSerialization().unmarshal(document.toString());
        HasMetadata created = admin.resource(object).create();
        if (document.path("status").size() > 0) {
            status(created, document.path("status"));
        }
        return created;
    }

    /** Writes into the status of an object; what is not named stays. */
    void status(HasMetadata object, JsonNode status) {
        JsonNode patch = JsonNodeFactory.instance.objectNode().set("status", status);
        admin.resource(object).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }
}
