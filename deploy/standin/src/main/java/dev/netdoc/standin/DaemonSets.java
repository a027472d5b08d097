package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Keeps one pod of each DaemonSet on each of its nodes and counts them in the status. A changed template is rolled out one
 * node after the other, unless the DaemonSet says {@code OnDelete}: then it reaches a node only when the pod there is
 * deleted.
 */
final class DaemonSets implements Controller {
    private static final String OWNER = "DaemonSet";
    private static final String HASH = "controller-revision-hash";
    private final InstantSource clock;

    DaemonSets(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void sync(ClusterObjects cluster) {
        List<ObjectNode> nodes = cluster.list("v1", "Node");
        List<ObjectNode> pods = cluster.list("v1", "Pod");
        for (ObjectNode set : cluster.list("apps/v1", OWNER)) {
            List<ObjectNode> own = pods.stream().filter(pod -> isOf(pod, set)).toList();
            List<ObjectNode> places =
                    nodes.stream().filter(node -> Placement.runsOn(set, node)).toList();
            for (ObjectNode node : places) {
                if (own.stream().noneMatch(pod -> isOn(pod, node))) {
                    ObjectNode pod = pod(set, node);
                    cluster.create(pod, "kube-controller-manager");
                    cluster.event(
                            set,
                            "Normal",
                            "SuccessfulCreate",
                            "Created pod: " + Json.meta(pod, "name"),
                            "daemonset-controller");
                }
            }
            own.stream().filter(pod -> revision(pod).isEmpty()).forEach(pod -> label(cluster, pod, hash(set)));
            roll(cluster, set, places, own);
            count(cluster, set, places, own);
        }
    }

    private static String revision(JsonNode pod) {
        return pod.path("metadata").path("labels").path(HASH).asText("");
    }

    /** A pod that was loaded is of the template that was loaded with it. */
    private static void label(ClusterObjects cluster, ObjectNode pod, String hash) {
        cluster.edit(
                "v1",
                "Pod",
                Json.meta(pod, "namespace"),
                Json.meta(pod, "name"),
                "kube-controller-manager",
                object -> Json.child(Json.metadata(object), "labels").put(HASH, hash));
    }

    private static void roll(ClusterObjects cluster, ObjectNode set, List<ObjectNode> places, List<ObjectNode> own) {
        boolean rolls =
                !set.path("spec").path("updateStrategy").path("type").asText().equals("OnDelete");
        if (rolls && own.size() >= places.size() && own.stream().allMatch(Kubelets::isReady)) {
            own.stream()
                    .filter(pod -> !revision(pod).isEmpty() && !revision(pod).equals(hash(set)))
                    .findFirst()
                    .ifPresent(pod -> cluster.remove("v1", "Pod", Json.meta(pod, "namespace"), Json.meta(pod, "name")));
        }
    }

    private static boolean isOf(JsonNode pod, JsonNode set) {
        return Json.meta(pod, "namespace").equals(Json.meta(set, "namespace"))
                && Json.items(pod.path("metadata").path("ownerReferences"))
                        .anyMatch(owner -> owner.path("kind").asText().equals(OWNER)
                                && owner.path("name").asText().equals(Json.meta(set, "name")));
    }

    private static boolean isOn(JsonNode pod, JsonNode node) {
        return pod.path("spec").path("nodeName").asText().equals(Json.meta(node, "name"));
    }

    private ObjectNode pod(ObjectNode set, ObjectNode node) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        JsonNode template = set.path("spec").path("template");
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata");
        metadata.setAll((ObjectNode) template.path("metadata").deepCopy());
        metadata.put("name", Json.meta(set, "name") + "-" + Writes.suffix());
        metadata.put("generateName", Json.meta(set, "name") + "-");
        metadata.put("namespace", Json.meta(set, "namespace"));
        Json.child(metadata, "labels").put(HASH, hash(set));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", OWNER)
                .put("name", Json.meta(set, "name"))
                .put("uid", Json.meta(set, "uid"))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        ObjectNode spec = template.path("spec").deepCopy();
        pod.set("spec", spec.put("nodeName", Json.meta(node, "name")));
        ObjectNode status = pod.putObject("status").put("phase", "Pending").put("startTime", now);
        Map<String, String> conditions =
                Map.of("Initialized", "True", "Ready", "False", "ContainersReady", "False", "PodScheduled", "True");
        conditions.forEach((type, value) -> status.withArrayProperty("conditions")
                .addObject()
                .put("type", type)
                .put("status", value)
                .put("lastTransitionTime", now));
        String address = Json.items(node.path("status").path("addresses"))
                .filter(entry -> entry.path("type").asText().equals("InternalIP"))
                .map(entry -> entry.path("address").asText())
                .findFirst()
                .orElse("");
        if (spec.path("hostNetwork").asBoolean() && !address.isEmpty()) {
            status.put("hostIP", address).put("podIP", address);
            status.putArray("podIPs").addObject().put("ip", address);
        }
        for (JsonNode container : spec.path("containers")) {
            ObjectNode waiting = status.withArrayProperty("containerStatuses").addObject();
            waiting.put("name", container.path("name").asText());
            waiting.put("image", container.path("image").asText())
                    .put("ready", false)
                    .put("restartCount", 0);
            waiting.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
        }
        return pod;
    }

    private static void count(ClusterObjects cluster, ObjectNode set, List<ObjectNode> places, List<ObjectNode> own) {
        List<ObjectNode> placed = own.stream()
                .filter(pod -> places.stream().anyMatch(node -> isOn(pod, node)))
                .toList();
        long ready = placed.stream().filter(Kubelets::isReady).count();
        long updated = placed.stream()
                .map(pod -> pod.path("metadata").path("labels").path(HASH).asText(hash(set)))
                .filter(hash(set)::equals)
                .count();
        cluster.edit(
                "apps/v1",
                OWNER,
                Json.meta(set, "namespace"),
                Json.meta(set, "name"),
                "kube-controller-manager",
                object -> {
                    ObjectNode status = Json.child(object, "status");
                    status.put("currentNumberScheduled", placed.size()).put("numberMisscheduled", 0);
                    status.put("desiredNumberScheduled", places.size()).put("numberReady", (int) ready);
                    status.put("numberAvailable", (int) ready).put("updatedNumberScheduled", (int) updated);
                    status.put(
                            "observedGeneration",
                            // What was counted is about the object as it was read, not as it may be by now.
                            set.path("metadata").path("generation").asInt(1));
                    if (ready < places.size()) {
                        status.put("numberUnavailable", places.size() - (int) ready);
                    } else {
                        status.remove("numberUnavailable");
                    }
                });
    }

    private static String hash(JsonNode set) {
        return Integer.toHexString(set.path("spec").path("template").toString().hashCode());
    }
}
