package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Starts pods that are bound to a node: those with host network anywhere, others once their node is ready. */
final class Kubelets implements Controller {
    static final Pattern NOBODY = Pattern.compile("(?!)");

    private final InstantSource clock;
    private final Duration readyAfter;
    private final Map<String, Long> waitingSince = new HashMap<>();
    private volatile Pattern held = NOBODY;

    Kubelets(InstantSource clock, Duration readyAfter) {
        this.clock = clock;
        this.readyAfter = readyAfter;
    }

    void hold(Pattern podNames) {
        held = podNames;
    }

    @Override
    public void sync(ClusterObjects cluster) {
        Set<String> ready = new TreeSet<>();
        cluster.list("v1", "Node").stream()
                .filter(Kubelets::isReady)
                .forEach(node -> ready.add(Json.meta(node, "name")));
        Set<String> waiting = new TreeSet<>();
        for (ObjectNode pod : cluster.list("v1", "Pod")) {
            String uid = Json.meta(pod, "uid");
            if (isPending(pod) && mayRun(pod, ready)) {
                waiting.add(uid);
                long since = waitingSince.computeIfAbsent(uid, key -> System.nanoTime());
                if (System.nanoTime() - since >= readyAfter.toNanos()) {
                    cluster.edit(
                            "v1", "Pod", Json.meta(pod, "namespace"), Json.meta(pod, "name"), "kubelet", this::run);
                }
            }
        }
        waitingSince.keySet().retainAll(waiting);
    }

    static boolean isReady(JsonNode object) {
        return Json.items(object.path("status").path("conditions"))
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
    }

    private static boolean isPending(JsonNode pod) {
        return pod.path("status").path("phase").asText().equals("Pending")
                && pod.path("spec").has("nodeName")
                && Json.meta(pod, "deletionTimestamp").isEmpty();
    }

    private boolean mayRun(JsonNode pod, Set<String> readyNodes) {
        return (pod.path("spec").path("hostNetwork").asBoolean()
                        || readyNodes.contains(pod.path("spec").path("nodeName").asText()))
                && !held.matcher(Json.meta(pod, "name")).find();
    }

    private void run(ObjectNode pod) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode status = Json.child(pod, "status").put("phase", "Running");
        if (!status.has("startTime")) {
            status.put("startTime", now);
        }
        ArrayNode conditions = status.putArray("conditions");
        for (String type : new String[] {"Initialized", "Ready", "ContainersReady", "PodScheduled"}) {
            conditions.addObject().put("type", type).put("status", "True").put("lastTransitionTime", now);
        }
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.path("spec").path("containers")) {
            ObjectNode running =
                    containers.addObject().put("name", container.path("name").asText());
            running.put("image", container.path("image").asText())
                    .put("ready", true)
                    .put("started", true);
            running.put("restartCount", 0)
                    .putObject("state")
                    .putObject("running")
                    .put("startedAt", now);
        }
    }
}
