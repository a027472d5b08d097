package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Gives a node that is cordoned its taint, and takes it away again; other taints stay as they are. */
final class NodeLifecycle implements Controller {
    private static final String TAINT = "node.kubernetes.io/unschedulable";
    private final InstantSource clock;

    NodeLifecycle(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void sync(ClusterObjects cluster) {
        for (ObjectNode node : cluster.list("v1", "Node")) {
            if (cordoned(node) != tainted(node)) {
                cluster.edit("v1", "Node", "", Json.meta(node, "name"), "kube-controller-manager", this::follow);
            }
        }
    }

    private static boolean cordoned(JsonNode node) {
        return node.path("spec").path("unschedulable").asBoolean();
    }

    private static boolean tainted(JsonNode node) {
        return Json.items(node.path("spec").path("taints"))
                .anyMatch(taint -> taint.path("key").asText().equals(TAINT));
    }

    // Looked at anew: the node may have been written since it was listed.
    private void follow(ObjectNode node) {
        ObjectNode spec = Json.child(node, "spec");
        ArrayNode taints = Json.array();
        Json.items(spec.path("taints"))
                .filter(taint -> !taint.path("key").asText().equals(TAINT))
                .forEach(taints::add);
        if (cordoned(node)) {
            taints.addObject()
                    .put("key", TAINT)
                    .put("effect", "NoSchedule")
                    .put(
                            "timeAdded",
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (taints.isEmpty()) {
            spec.remove("taints");
        } else {
            spec.set("taints", taints);
        }
    }
}
