package dev.netdoc.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.standin.ClusterObjects;
import dev.netdoc.standin.Controller;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * How kubelets see the network of a Flannel cluster. The Flannel pod of a node writes {@code cni-conf.json} there when
 * it starts, so a node follows the ConfigMap only once its Flannel pod has started after the last write: it is ready if
 * that text parses and has a {@code cniVersion}, and not ready otherwise. A node with an older pod stays as it is.
 */
final class FlannelNodes implements Controller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final String UNINITIALIZED = "runtime network not ready: NetworkReady=false"
            + " reason:NetworkPluginNotReady message:docker: network plugin is not ready: cni config uninitialized";

    private final InstantSource clock;

    FlannelNodes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void sync(ClusterObjects cluster) {
        Optional<ObjectNode> found = cluster.find("v1", "ConfigMap", "kube-system", "kube-flannel-cfg");
        if (found.isEmpty()) {
            return;
        }
        ObjectNode config = found.get();
        Instant written = written(config);
        boolean valid = hasCniVersion(config.path("data").path("cni-conf.json").asText());
        for (ObjectNode pod : cluster.list("v1", "Pod")) {
            boolean flannel =
                    pod.path("metadata").path("labels").path("app").asText().equals("flannel");
            if (flannel
                    && condition(pod).path("status").asText().equals("True")
                    && started(pod).isAfter(written)) {
                follow(cluster, pod.path("spec").path("nodeName").asText(), valid);
            }
        }
    }

    private void follow(ClusterObjects cluster, String name, boolean ready) {
        Optional<ObjectNode> node = cluster.find("v1", "Node", "", name)
                .filter(found -> condition(found).path("status").asText().equals("True") != ready);
        if (node.isEmpty()) {
            return;
        }
        cluster.edit("v1", "Node", "", name, "kubelet", found -> set(found, ready));
        String reason = ready ? "NodeReady" : "NodeNotReady";
        String text = "Node " + name + " status is now: " + reason;
        cluster.event(node.get(), ready ? "Normal" : "Warning", reason, text, ready ? "kubelet" : "node-controller");
    }

    private void set(ObjectNode node, boolean ready) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        if (condition(node) instanceof ObjectNode condition) {
            condition.put("status", ready ? "True" : "False");
            condition.put("reason", ready ? "KubeletReady" : "KubeletNotReady");
            condition.put("message", ready ? "kubelet is posting ready status" : UNINITIALIZED);
            condition.put("lastTransitionTime", now);
        }
        ObjectNode spec = node.withObjectProperty("spec");
        ArrayNode taints = JSON.createArrayNode();
        spec.path("taints").forEach(taint -> {
            if (!taint.path("key").asText().equals(NOT_READY)) {
                taints.add(taint);
            }
        });
        if (!ready) {
            taints.addObject().put("key", NOT_READY).put("effect", "NoSchedule").put("timeAdded", now);
        }
        if (taints.isEmpty()) {
            spec.remove("taints");
        } else {
            spec.set("taints", taints);
        }
    }

    /** The condition {@code Ready}, missing if there is none. */
    private static JsonNode condition(JsonNode object) {
        return object.path("status")
                .path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    private static boolean hasCniVersion(String text) {
        try {
            return !JSON.readTree(text).path("cniVersion").asText("").isEmpty();
        } catch (JsonProcessingException e) {
            // The kubelet refuses such a file as well.
            return false;
        }
    }

    /** When the data was last written, to the second. */
    private static Instant written(JsonNode config) {
        return config.path("metadata")
                .path("managedFields")
                .valueStream()
                .filter(entry -> entry.path("fieldsV1").has("f:data"))
                .map(entry -> Instant.parse(entry.path("time").asText()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Instant started(JsonNode pod) {
        return Instant.parse(pod.path("status")
                .path("containerStatuses")
                .path(0)
                .path("state")
                .path("running")
                .path("startedAt")
                .asText(Instant.EPOCH.toString()));
    }
}
