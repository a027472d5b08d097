package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import dev.netdoc.standin.SmallControllers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A stand-in with Flannel on three nodes, whose CNI file has no cniVersion. */
final class FlannelStandin implements AutoCloseable {
    private static final String NODE = """
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: node-%d}
            status: {conditions: [{type: Ready, status: "True"}]}
            """;
    private static final String FLANNEL = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-flannel-cfg, namespace: kube-system}
            data:
              cni-conf.json: |
                {
                  "name": "cb0",
                  "type": "flannel"
                }
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: kube-flannel-ds, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: flannel}}
              template:
                metadata: {labels: {app: flannel}}
                spec:
                  hostNetwork: true
                  containers: [{name: kube-flannel, image: "example/flannel:v0.15.1.11"}]
            """;

    private final int nodes;
    private final Path folder;
    private final TestClock clock;
    final KubeStandin api;
    final SmallControllers controllers;

    FlannelStandin(Path folder, TestClock clock, int nodes) {
        this.nodes = nodes;
        this.folder = folder;
        this.clock = clock;
        api = KubeStandin.start(Setup.standard().at(clock).withTermination(Duration.ofMillis(5)));
        for (int i = 1; i <= nodes; i++) {
            api.load(NODE.formatted(i));
        }
        api.load(FLANNEL);
        controllers = SmallControllers.start(api, Duration.ofMillis(1));
        Awaitility.await().until(() -> readyPods() == nodes);
        clock.advance(Duration.ofMinutes(5));
    }

    /** Waits a moment for real, and the whole time by the clock that everything here goes by. */
    Pace pace() {
        return time -> {
            Thread.sleep(10);
            clock.advance(time);
        };
    }

    ApiServer connect(String token) {
        try {
            Path file = Files.writeString(folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    current-context: standin
                    contexts: [{name: standin, context: {cluster: standin, user: netdoc}}]
                    clusters: [{name: standin, cluster: {server: "%s"}}]
                    users: [{name: netdoc, user: {token: "%s"}}]
                    """.formatted(api.url(), token));
            return new KubeConfigs(Map.of(), folder, Duration.ofSeconds(2), time -> {})
                    .open(Optional.of(file), Optional.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    FixPlan plan() {
        ObjectNode config = config();
        return Plans.addCniVersion(
                config.path("metadata").path("uid").asText(),
                config.path("metadata").path("resourceVersion").asText(),
                Plans.BEFORE,
                Plans.AFTER);
    }

    ObjectNode config() {
        return api.objects()
                .find("v1", "ConfigMap", "kube-system", "kube-flannel-cfg")
                .orElseThrow();
    }

    String text() {
        return config().path("data").path("cni-conf.json").asText();
    }

    void edit(String text) {
        api.objects()
                .edit(
                        "v1",
                        "ConfigMap",
                        "kube-system",
                        "kube-flannel-cfg",
                        "kubectl-edit",
                        object -> ((ObjectNode) object.path("data")).put("cni-conf.json", text));
    }

    List<ObjectNode> pods() {
        return api.objects().list("v1", "Pod");
    }

    List<String> podUids() {
        return pods().stream()
                .map(pod -> pod.path("metadata").path("uid").asText())
                .toList();
    }

    private long readyPods() {
        return pods().stream()
                .filter(pod -> pod.path("status").toString().contains("\"type\":\"Ready\",\"status\":\"True\""))
                .count();
    }

    int nodes() {
        return nodes;
    }

    @Override
    public void close() {
        controllers.close();
        api.close();
    }
}
