package dev.netdoc.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.bot.Bot;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.demo.cluster.SampleClusters;
import dev.netdoc.demo.cluster.SampleTroubles;
import dev.netdoc.demo.workspace.Surroundings;
import dev.netdoc.demo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace, the sample clusters and the real bot, which talks to both over HTTP and WebSocket as it would outside. */
public final class Demo implements AutoCloseable {
    // The workspace's user group of network approvers.
    private static final List<String> APPROVERS = List.of("S0NETOPS");

    private final DemoFolder folder;
    private final SampleClusters clusters;
    private final SampleTroubles troubles;
    private final Workspace workspace;
    private final Bot bot;

    /**
     * @param port of the workspace; 0 for any free one
     * @param state where everything is kept
     * @param fresh whether to start anew even after a crash
     */
    public static Demo start(int port, Path state, boolean fresh) {
        return new Demo(port, DemoFolder.open(state, fresh));
    }

    private Demo(int port, DemoFolder folder) {
        this.folder = folder;
        clusters = SampleClusters.start(folder.file("clusters"), folder.resumed());
        troubles = SampleTroubles.of(clusters);
        Surroundings surroundings = new Surroundings(
                () -> clusters.urls().entrySet().stream()
                        .map(entry -> Map.of("name", entry.getKey(), "url", entry.getValue()))
                        .toList(),
                () -> clusters.kubeconfig().toAbsolutePath().toString(),
                troubles);
        workspace = Workspace.start(port, Optional.of(folder.file("workspace.json")), surroundings);
        var slack = new SlackSettings(
                workspace.app().botToken(), workspace.app().appToken(), URI.create(workspace.apiUrl()));
        bot = Bot.start(configuration(), slack, Map.of());
    }

    // A file, so that the other commands can be tried on the demo with -c.
    private LiveConfig configuration() {
        List<Map<String, Object>> each = clusters.urls().keySet().stream()
                .map(name -> Map.of(
                        "name",
                        name,
                        "kubeconfig",
                        absolute(clusters.readerKubeconfig()),
                        "context",
                        name,
                        "write",
                        Map.of("kubeconfig", absolute(clusters.actorKubeconfig()), "context", name)))
                .toList();
        Map<String, Object> configuration = Map.of(
                "clusters",
                each,
                "knowledge",
                Map.of("owner", "#ask-network"),
                "remediation",
                Map.of("enabled", true, "approvers", APPROVERS),
                "store",
                "netdoc.db");
        Path file = folder.file("netdoc.yaml");
        try {
            new YAMLMapper().writeValue(file.toFile(), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return LiveConfig.of(file);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    public String url() {
        return workspace.url();
    }

    /** For kubectl: a context for each sample cluster. */
    public Path kubeconfig() {
        return clusters.kubeconfig().toAbsolutePath();
    }

    /** Whether it goes on where an earlier one was killed. */
    public boolean resumed() {
        return folder.resumed();
    }

    public boolean connected() {
        return bot.connected();
    }

    @Override
    public void close() {
        bot.close();
        workspace.close();
        troubles.close();
        clusters.close();
        folder.close();
    }
}
