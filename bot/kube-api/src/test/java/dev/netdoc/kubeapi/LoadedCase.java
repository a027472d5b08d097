package dev.netdoc.kubeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The snapshot of a case as a cluster: what has happened in it has happened as long ago as the snapshot says, and
 * addresses of Services are those that the API server gives.
 */
final class LoadedCase implements AutoCloseable {
    private static final YAMLMapper YAML = new YAMLMapper();
    /** What the API server gives itself. */
    private static final Set<String> GIVEN =
            Set.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

    private final KubernetesClient admin;
    private final Duration since;
    private final int kubeletPort;
    private final List<HasMetadata> created = new ArrayList<>();

    private LoadedCase(KubernetesClient admin, Duration since, int kubeletPort) {
        this.admin = admin;
        this.since = since;
        this.kubeletPort = kubeletPort;
    }

    /**
     * Creates its objects.
     *
     * @param snapshot the text of the file
     * @param kubeletPort where the logs of all nodes are
     */
    static LoadedCase load(KubernetesClient admin, String snapshot, int kubeletPort) throws IOException {
        List<JsonNode> documents;
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(snapshot)) {
            documents = values.readAll();
        }
        Instant now = Instant.parse(documents.getFirst().path("now").asText());
        var loaded = new LoadedCase(admin, Duration.between(now, Instant.now()), kubeletPort);
        documents.stream().skip(1).forEach(document -> loaded.create((ObjectNode) document));
        return loaded;
    }

    private void create(ObjectNode document) {
        namespace(document.path("metadata").path("namespace").asText(""));
        ((ObjectNode) document.path("metadata")).remove(GIVEN);
        String kind = document.path("kind").asText();
        if (!kind.equals("ConfigMap")) {
            later(document);
        }
        if (kind.equals("Service") && !document.at("/spec/clusterIP").asText().equals("None")) {
            ((ObjectNode) document.path("spec")).remove(List.of("clusterIP", "clusterIPs"));
        }
        if (kind.equals("Node")) {
            kubelet((ObjectNode) document.path("status"));
        }
        created.add(new Loader(admin).create(document));
        if (kind.equals("Node")) {
            taints(created.getLast(), document.path("spec").path("taints"));
        }
    }

    private void namespace(String name) {
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
        if (!name.isEmpty() && admin.namespaces().withName(name).get() == null) {
            admin.resource(namespace).create();
        }
    }

    /** Moves every time; the texts of ConfigMaps, in which people write what they like, are not handed in. */
    private void later(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(moved(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, moved(array.get(i)));
            }
        }
    }

    private JsonNode moved(JsonNode value) {
        if (value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            Instant at = Instant.parse(value.asText()).plus(since);
            return TextNode.valueOf(
                    at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000000Z"));
        }
        later(value);
        return value;
    }

    private void kubelet(ObjectNode status) {
        status.putArray("addresses").addObject().put("type", "Hostname").put("address", "127.0.0.1");
        status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", kubeletPort);
    }

    /** The API server taints every new node as not ready; a controller takes that away from one that is. */
    private void taints(HasMetadata node, JsonNode taints) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").set("taints", taints.isMissingNode() ? JsonNodeFactory.instance.nullNode() : taints);
        admin.resource(node).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }

    /** Takes everything away again, and the pods and events that came since. */
    @Override
    public void close() {
        admin.pods().inAnyNamespace().withGracePeriod(0).delete();
        created.forEach(object -> admin.resource(object).withGracePeriod(0).delete());
        admin.v1().events().inAnyNamespace().delete();
    }
}
