package dev.netdoc.demo.cluster;

import dev.netdoc.demo.cluster.Kubeconfig.User;
import dev.netdoc.standin.Account;
import dev.netdoc.standin.Controller;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import dev.netdoc.standin.SmallControllers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Three clusters to look at: {@code terway-shared}, which is healthy, {@code terway-exclusive}, whose acceleration has
 * no effect and whose workers keep lost DNS lookups for long, and {@code flannel}, where two nodes are down. What can be
 * repaired is in the last two. Each keeps its state in a file.
 */
public final class SampleClusters implements AutoCloseable {
    private static final Duration READY_AFTER = Duration.ofMillis(1_000);
    private static final Duration TERMINATION = Duration.ofMillis(700);
    private static final User ENGINEER = new User("engineer", "sample-engineer");
    private static final User READER = new User("netdoc-reader", "sample-netdoc-reader");
    private static final User ACTOR = new User("netdoc-actor", "sample-netdoc-actor");

    /** A cluster and what runs in it. */
    private record Running(KubeStandin api, SmallControllers controllers) {}

    private final Map<String, Running> clusters = new LinkedHashMap<>();
    private final Path directory;

    private SampleClusters(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts all three on free ports of 127.0.0.1 and writes the kubeconfig files.
     *
     * @param stateDir made if it is missing
     * @param resume whether to go on with the clusters as they were left there; otherwise they are new
     * @throws UncheckedIOException if the directory cannot be used
     */
    public static SampleClusters start(Path stateDir, boolean resume) {
        return start(stateDir, resume, READY_AFTER, InstantSource.system());
    }

    static SampleClusters start(Path stateDir, boolean resume, Duration readyAfter, InstantSource clock) {
        SampleClusters samples = new SampleClusters(stateDir);
        try {
            Files.createDirectories(stateDir);
            samples.add("terway-shared", "v1.31.1-aliyun.1", resume, readyAfter, clock, KubeProxyLogs::new);
            samples.add("terway-exclusive", "v1.24.6-aliyun.1", resume, readyAfter, clock, KubeProxyLogs::new);
            samples.add("flannel", "v1.20.11-aliyun.1", resume, readyAfter, clock, api -> new FlannelNodes(clock));
            Kubeconfig.write(samples.kubeconfig(), samples.urls(), List.of(ENGINEER, READER, ACTOR));
            Kubeconfig.write(samples.readerKubeconfig(), samples.urls(), List.of(READER));
            Kubeconfig.write(samples.actorKubeconfig(), samples.urls(), List.of(ACTOR));
            return samples;
        } catch (IOException e) {
            samples.close();
            throw new UncheckedIOException("cannot keep the sample clusters in " + stateDir, e);
        } catch (RuntimeException e) {
            samples.close();
            throw e;
        }
    }

    private void add(
            String name,
            String version,
            boolean resume,
            Duration readyAfter,
            InstantSource clock,
            Function<KubeStandin, Controller> controller)
            throws IOException {
        Path state = directory.resolve(name + ".json");
        if (!resume) {
            Files.deleteIfExists(state);
        }
        KubeStandin api = KubeStandin.start(Setup.standard()
                .withServerVersion(version)
                .keptIn(state)
                .withTermination(TERMINATION)
                .at(clock));
        if (!api.resumed()) {
            api.load(resource("clusters/" + name + ".yaml"));
        }
        String roles = resource("clusters/access.yaml");
        // kubectl sends no token over plain HTTP, so whoever comes without one is the engineer as well.
        api.access().add(Account.admin("", ENGINEER.name()));
        api.access().add(Account.admin(ENGINEER.token(), ENGINEER.name()));
        for (User user : List.of(READER, ACTOR)) {
            String account = "system:serviceaccount:netdoc:" + user.name();
            api.access().add(Account.ofRoles(user.token(), account, roles, user.name()));
        }
        clusters.put(name, new Running(api, SmallControllers.start(api, readyAfter, controller.apply(api))));
    }

    /** For people: contexts {@code terway-shared}, {@code terway-exclusive} and {@code flannel}, allowed everything. */
    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    /** The same contexts for the bot's reading account. */
    public Path readerKubeconfig() {
        return directory.resolve("kubeconfig-reader");
    }

    /** The same contexts for the account that carries out what was approved. */
    public Path actorKubeconfig() {
        return directory.resolve("kubeconfig-actor");
    }

    /** The URL of each cluster by its name, in the order above. */
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        clusters.forEach((name, running) -> urls.put(name, running.api().url()));
        return urls;
    }

    /** @throws IllegalArgumentException if there is no such cluster */
    public KubeStandin cluster(String name) {
        return running(name).api();
    }

    /** @throws IllegalArgumentException if there is no such cluster */
    public SmallControllers controllers(String name) {
        return running(name).controllers();
    }

    private Running running(String name) {
        Running running = clusters.get(name);
        if (running == null) {
            throw new IllegalArgumentException("no sample cluster " + name + ", only " + clusters.keySet());
        }
        return running;
    }

    @Override
    public void close() {
        clusters.values().forEach(running -> {
            running.controllers().close();
            running.api().close();
        });
    }

    static String resource(String file) {
        String path = "/dev/netdoc/demo/" + file;
        try (InputStream in = Objects.requireNonNull(SampleClusters.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
