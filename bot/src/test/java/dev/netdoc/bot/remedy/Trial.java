package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import dev.netdoc.standin.SmallControllers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A stand-in with something to mend. */
abstract class Trial implements Patient, AutoCloseable {
    private static final String NODE = """
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: node-%d}
            spec: {podCIDR: 10.0.%d.0/24}
            status: {conditions: [{type: Ready, status: "True"}]}
            """;

    private final Path folder;
    private final TestClock clock;
    private final int pods;
    final KubeStandin api;
    final SmallControllers controllers;

    /** Who netdoc is to the API from its next connection on. */
    String token = "";

    /** @param pods how many the DaemonSets among the objects have on all nodes together */
    Trial(Path folder, TestClock clock, int nodes, String objects, int pods) {
        this.folder = folder;
        this.clock = clock;
        this.pods = pods;
        api = KubeStandin.start(Setup.standard().at(clock).withTermination(Duration.ofMillis(5)));
        for (int i = 1; i <= nodes; i++) {
            api.load(NODE.formatted(i, i));
        }
        api.load(objects);
        controllers = SmallControllers.start(api, Duration.ofMillis(1));
        rest();
        clock.advance(Duration.ofMinutes(5));
    }

    /** Waits a moment for real, and the whole time by the clock that everything here goes by. */
    @Override
    public Pace pace() {
        return time -> {
            Thread.sleep(10);
            clock.advance(time);
        };
    }

    @Override
    public ApiServer connect() {
        return connect(api, folder, token);
    }

    /** @param folder where the kubeconfig is written */
    static ApiServer connect(KubeStandin api, Path folder, String token) {
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
            throw new UncheckedIOException(e);
        }
    }

    List<ObjectNode> pods() {
        return api.objects().list("v1", "Pod");
    }

    List<String> podUids() {
        return pods().stream()
                .map(pod -> pod.path("metadata").path("uid").asText())
                .toList();
    }

    /** {@return how many requests of a method were carried out, dry runs left out} */
    long done(String method) {
        return api.requests().all().stream()
                .filter(r -> r.method().equals(method) && !r.query().contains("dryRun") && r.code() < 300)
                .count();
    }

    /** Waits until its controllers have nothing left to do. */
    void rest() {
        Awaitility.await().until(() -> readyPods() == pods && countedPods() == pods);
    }

    private long readyPods() {
        return pods().stream()
                .filter(pod -> pod.path("status").toString().contains("\"type\":\"Ready\",\"status\":\"True\""))
                .count();
    }

    private int countedPods() {
        return api.objects().list("apps/v1", "DaemonSet").stream()
                .mapToInt(set -> set.path("status").path("numberAvailable").asInt())
                .sum();
    }

    @Override
    public void close() {
        controllers.close();
        api.close();
    }
}
