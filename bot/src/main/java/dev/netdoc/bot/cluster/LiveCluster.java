package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Observer;
import dev.netdoc.rules.observe.Resources;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster read through its API server. What is asked for is what {@link Resources} lists, page by page; how many
 * requests that takes depends on kinds and pages, never on single objects. No Secret is ever asked for.
 */
public final class LiveCluster implements Cluster {
    private final String name;
    private final ApiServer server;
    private final Supplier<FactObserver> observers;

    /** @param observers makes one for each gathering */
    public LiveCluster(String name, ApiServer server, Supplier<FactObserver> observers) {
        this.name = name;
        this.server = server;
        this.observers = observers;
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
