package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Observer;
import dev.netdoc.rules.observe.Resources;
import dev.netdoc.rules.observe.SnapshotRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A cluster read through its API server. What is asked for is what {@link Resources} lists, page by page; how many
 * requests that takes depends on kinds and pages, never on single objects. No Secret is ever asked for.
 */
public final class LiveCluster implements Cluster {
    private final String name;
    private final ApiServer server;
    private final Supplier<FactObserver> observers;
    private final Function<Writer, SnapshotRecorder> recorders;

    /** @param observers makes one for each gathering */
    public LiveCluster(String name, ApiServer server, Supplier<FactObserver> observers) {
        this(name, server, observers, out -> new SnapshotRecorder(name, InstantSource.system(), out));
    }

    /**
     * @param observers makes one for each gathering
     * @param recorders makes one for each recording, told the same as the observers
     */
    public LiveCluster(
            String name,
            ApiServer server,
            Supplier<FactObserver> observers,
            Function<Writer, SnapshotRecorder> recorders) {
        this.name = name;
        this.server = server;
        this.observers = observers;
        this.recorders = recorders;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Facts gather(Progress progress) {
        FactObserver observer = observers.get();
        read(observer, progress);
        return observer.facts();
    }

    /**
     * Reads what the facts need, and writes it as a snapshot: what is concluded from it would be concluded of the cluster.
     *
     * @param file is replaced
     * @throws ClusterUnavailable if the API server did not answer at all
     * @throws IOException if the file cannot be written
     */
    public void record(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            SnapshotRecorder recorder = recorders.apply(out);
            read(recorder, Progress.SILENT);
            recorder.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Tells when something of the network may have changed, until it is closed. What changed is not told: looking does.
     *
     * @param changed is called often, and must be quick
     */
    public ChangeSignals changes(Runnable changed) {
        return new ChangeSignals(name, server, changed).start();
    }

    /**
     * Hands everything that is read to an observer, one thing at a time.
     *
     * @throws ClusterUnavailable if the API server did not answer at all, or no more
     */
    public void read(Observer observer, Progress progress) {
        version().ifPresent(observer::serverVersion);
        try (var gathering = new Gathering(server, observer, progress)) {
            gathering.read(Resources.all());
            gathering.read(observer.further());
            gathering.readLogs(observer.logRequests());
        } catch (Gathering.StoppedAnswering e) {
            throw new ClusterUnavailable(
                    "cluster %s: the API server %s stopped answering (%s); %s"
                            .formatted(name, server.address(), e.last().why(), Silence.nextStep(e.last())),
                    e);
        }
    }

    /** The first request tells whether there is anybody at all. */
    private Optional<String> version() {
        return switch (server.get("/version")) {
            case Answer.Ok(byte[] body) -> gitVersion(body);
            case Answer.Refused(int code, String message, var retryAfter)
            when code == 401 ->
                throw new ClusterUnavailable(
                        "cluster %s: %s at %s".formatted(name, Denials.of(401, ""), server.address()),
                        new IOException("401 " + message));
            case Answer.Refused refused -> Optional.empty();
            case Answer.Silent silent ->
                throw new ClusterUnavailable(
                        "cluster %s: no API server at %s (%s); %s"
                                .formatted(name, server.address(), silent.why(), Silence.nextStep(silent)),
                        silent.cause());
        };
    }

    private static Optional<String> gitVersion(byte[] body) {
        try {
            String version = ApiServer.JSON.readTree(body).path("gitVersion").asText("");
            return version.isEmpty() ? Optional.empty() : Optional.of(version);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
