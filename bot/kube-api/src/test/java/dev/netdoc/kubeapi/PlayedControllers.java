package dev.netdoc.kubeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does what the DaemonSet controller and the kubelets would do, a round at a time: pods that are to go are gone,
 * their successors are Ready and have logged something, and so are their nodes.
 */
final class PlayedControllers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient admin;
    private final Loader loader;
    private final Map<String, String> logs;
    private final Map<String, String> said;
    private int made;

    /**
     * @param logs where they log to, by {@code namespace/pod/container}
     * @param said what a container logs that starts now, by its name
     */
    PlayedControllers(KubernetesClient admin, Map<String, String> logs, Map<String, String> said) {
        this.admin = admin;
        this.loader = new Loader(admin);
        this.logs = logs;
        this.said = said;
    }

    void round() {
        for (DaemonSet set : admin.apps().daemonSets().inAnyNamespace().list().getItems()) {
            List<Pod> pods = admin.pods()
                    .inNamespace(set.getMetadata().getNamespace())
                    .withLabelSelector(set.getSpec().getSelector())
                    .list()
                    .getItems();
            boolean changed = set.getStatus() == null
                    || !set.getMetadata().getGeneration().equals(set.getStatus().getObservedGeneration());
            pods.stream()
                    .filter(pod -> rolls(set) || pod.getMetadata().getDeletionTimestamp() != null)
                    .forEach(pod ->
                            replace(pod, pod.getMetadata().getName().replaceFirst("-new\\d+$", "") + "-new" + ++made));
            if (changed) {
                counted(set, pods.size());
            }
        }
    }

    /** Whether its template is not that of its pods; what was just created is at its first generation. */
    private static boolean rolls(DaemonSet set) {
        Long observed = set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
        return set.getMetadata().getGeneration() > 1
                && !set.getMetadata().getGeneration().equals(observed);
    }

    private void counted(DaemonSet set, int pods) {
        ObjectNode status = JSON.createObjectNode()
                .put("observedGeneration", set.getMetadata().getGeneration());
        if (pods > 0) { // of some DaemonSets a case tells the numbers alone
            status.put("desiredNumberScheduled", pods)
                    .put("currentNumberScheduled", pods)
                    .put("updatedNumberScheduled", pods)
                    .put("numberReady", pods)
                    .put("numberAvailable", pods);
        }
        loader.status(set, status);
    }

    void replace(Pod old, String name) {
        admin.resource(old).withGracePeriod(0).delete();
        JsonNode now = JSON.getNodeFactory()
                .textNode(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode pod = JSON.valueToTree(old);
        ObjectNode metadata = (ObjectNode) pod.path("metadata");
        metadata.retain(Set.of("namespace", "labels", "annotations", "ownerReferences"));
        metadata.put("name", name);
        ready(pod, now);
        HasMetadata created = loader.create(pod);
        old.getSpec().getContainers().forEach(container -> {
            String text = said.get(container.getName());
            if (text != null) {
                logs.put(created.getMetadata().getNamespace() + "/" + name + "/" + container.getName(), text);
            }
        });
        nodeReady(old.getSpec().getNodeName());
    }

    private static void ready(ObjectNode pod, JsonNode now) {
        ObjectNode status = pod.putObject("status");
        status.put("phase", "Running").set("startTime", now);
        status.putArray("conditions").add(condition("PodScheduled")).add(condition("Ready"));
        ArrayNode containers = status.putArray("containerStatuses");
        pod.path("spec").path("containers").forEach(container -> {
            ObjectNode one = containers.addObject();
            one.set("name", container.path("name"));
            one.set("image", container.path("image"));
            one.put("imageID", "").put("ready", true).put("restartCount", 0);
            one.putObject("state").putObject("running").set("startedAt", now);
        });
    }

    private static ObjectNode condition(String type) {
        return JSON.createObjectNode().put("type", type).put("status", "True");
    }

    private void nodeReady(String name) {
        HasMetadata node = admin.nodes().withName(name).require();
        ObjectNode status = JSON.createObjectNode();
        status.putArray("conditions")
                .add(condition("Ready")
                        .put("reason", "KubeletReady")
                        .put("message", "kubelet is posting ready status"));
        loader.status(node, status);
    }
}
