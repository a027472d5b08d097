package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import dev.netdoc.rules.fix.RestartPlan.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stand-in on two nodes with two DaemonSets of kube-proxy, whose pods are older than their configuration. */
final class KubeProxyStandin extends Trial {
    static final ObjectRef WORKER = new ObjectRef("DaemonSet", "kube-system", "kube-proxy-worker");
    static final ObjectRef MASTER = new ObjectRef("DaemonSet", "kube-system", "kube-proxy-master");
    private static final String ARGS = "/spec/template/spec/containers/0/args";
    private static final FieldValue BEFORE = new FieldValue.Json("[\"--v=2\"]");
    private static final FieldValue AFTER = new FieldValue.Json("[\"--v=2\",\"--config-sync-period=1m\"]");
    private static final String SET = """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: kube-proxy-%1$s, namespace: kube-system}
            spec:
              updateStrategy: {type: RollingUpdate}
              selector: {matchLabels: {k8s-app: kube-proxy-%1$s}}
              template:
                metadata: {labels: {k8s-app: kube-proxy-%1$s}}
                spec:
                  hostNetwork: true
                  containers: [{name: kube-proxy, image: "example/kube-proxy:v1.30.1", args: [--v=2]}]
            """;

    private final Set<String> first;
    Optional<FixPlan> planned;

    KubeProxyStandin(Path folder, TestClock clock) {
        super(folder, clock, 2, SET.formatted("worker") + SET.formatted("master"), 4);
        first = Set.copyOf(podUids());
        planned = Optional.of(restart());
    }

    /** As long as any pod that was there first is there. */
    @Override
    public boolean holds() {
        return podUids().stream().anyMatch(first::contains);
    }

    @Override
    public Optional<FixPlan> fix() {
        return planned;
    }

    /** Both are restarted, and nothing is changed. */
    FixPlan restart() {
        return plan(List.of(), List.of(paced(WORKER), paced(MASTER)), false);
    }

    /** The arguments of the worker's container are changed, and it rolls. */
    FixPlan arguments() {
        ObjectNode set = set(WORKER);
        var change = new Change(
                WORKER,
                set.path("metadata").path("uid").asText(),
                set.path("metadata").path("resourceVersion").asText(),
                ARGS,
                BEFORE,
                AFTER);
        RestartPlan paced = paced(WORKER);
        return plan(
                List.of(change),
                List.of(new RestartPlan(WORKER, paced.selector(), paced.pods(), Way.ROLLS_ITSELF)),
                false);
    }

    /** node-1 gets no new pods. */
    FixPlan cordon() {
        ObjectNode node = api.objects().find("v1", "Node", "", "node-1").orElseThrow();
        var change = new Change(
                ObjectRef.clusterScoped("Node", "node-1"),
                node.path("metadata").path("uid").asText(),
                node.path("metadata").path("resourceVersion").asText(),
                "/spec/unschedulable",
                new FieldValue.Missing(),
                new FieldValue.Json("true"));
        return plan(List.of(change), List.of(), false);
    }

    private static FixPlan plan(List<Change> changes, List<RestartPlan> restarts, boolean mendsAgent) {
        return new FixPlan(
                "kube-proxy-restart",
                "kube-proxy-config-not-applied",
                Plans.FINGERPRINT,
                changes,
                restarts,
                Duration.ofMinutes(10),
                Optional.empty(),
                mendsAgent,
                Map.of(),
                List.of(),
                List.of());
    }

    private RestartPlan paced(ObjectRef set) {
        List<PodRestart> pods = podsOf(set).stream()
                .map(pod -> new PodRestart(
                        new ObjectRef(
                                "Pod",
                                "kube-system",
                                pod.path("metadata").path("name").asText()),
                        pod.path("metadata").path("uid").asText(),
                        pod.path("spec").path("nodeName").asText()))
                .toList();
        return new RestartPlan(set, "k8s-app=" + set.name(), pods, Way.PACED_DELETE);
    }

    List<ObjectNode> podsOf(ObjectRef set) {
        return pods().stream()
                .filter(pod -> pod.path("metadata").path("name").asText().startsWith(set.name()))
                .toList();
    }

    ObjectNode set(ObjectRef set) {
        return api.objects()
                .find("apps/v1", "DaemonSet", set.namespace(), set.name())
                .orElseThrow();
    }
}
