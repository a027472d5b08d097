package dev.netdoc.bot.conversation;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.log.Correlation;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configured clusters. Questions that arrive together share one look, and one look serves for a few
 * seconds, so that a busy thread does not read the same cluster again and again. Thread-safe.
 */
public final class Examinations {
    private static final Logger LOG = LoggerFactory.getLogger(Examinations.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final List<Cluster> clusters;
    private final Doctor doctor;
    private final Executor executor;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    private record Look(Instant since, CompletableFuture<Examined> result) {}

    /** What came of looking at a cluster. */
    public sealed interface Examined {
        /** @return the cluster's name */
        String cluster();

        record Seen(String cluster, Diagnosis diagnosis) implements Examined {}

        record Down(String cluster, Cause cause, String detail) implements Examined {}
    }

    /** Why a cluster could not be looked at. */
    public enum Cause {
        UNAVAILABLE,
        TIMEOUT,
        /** It has not answered yet; that says nothing about it. */
        LOOKING,
        FAILED
    }

    /**
     * @param executor where clusters are read; a look may take many seconds
     * @param patience after which a cluster counts as down
     */
    public Examinations(
            List<Cluster> clusters, Doctor doctor, Executor executor, Duration patience, InstantSource clock) {
        this.clusters = List.copyOf(clusters);
        this.doctor = doctor;
        this.executor = executor;
        this.patience = patience;
        this.clock = clock;
    }

    /** @return the clusters that can be looked at */
    public List<String> names() {
        return clusters.stream().map(Cluster::name).toList();
    }

    Doctor doctor() {
        return doctor;
    }

    /**
     * Looks at a cluster and goes on with what was seen, on the executor: going on may block. It is done for the event of
     * who asks, though the look may be another's.
     *
     * @return empty if no cluster has this name
     */
    <T> Optional<CompletableFuture<T>> then(String name, Function<Examined, T> next) {
        return clusters.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .map(cluster -> look(cluster).thenApplyAsync(next, Correlation.bound(executor)));
    }

    /** Looks at all clusters at once; the results come in the order of {@link #names()}. */
    <T> CompletableFuture<T> thenAll(Function<List<Examined>, T> next) {
        List<CompletableFuture<Examined>> all =
                clusters.stream().map(this::look).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApplyAsync(
                        done -> next.apply(
                                all.stream().map(CompletableFuture::join).toList()),
                        Correlation.bound(executor));
    }

    /**
     * Looks at a cluster; what was begun before this time does not do.
     *
     * @return always completes normally; empty if no cluster has this name
     */
    public Optional<CompletableFuture<Examined>> since(String name, Instant asked) {
        return clusters.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .map(cluster -> look(cluster, last -> !last.since().isBefore(asked)));
    }

    /** {@return what came of the last look, however long ago; empty before the first and while one is under way} */
    Optional<Examined> lastSeen(String name) {
        return Optional.ofNullable(looks.get(name))
                .map(Look::result)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join);
    }

    private CompletableFuture<Examined> look(Cluster cluster) {
        Instant now = clock.instant();
        return look(
                cluster,
                last -> !last.result().isDone() || (last.since().plus(FRESH).isAfter(now) && seen(last.result())));
    }

    private CompletableFuture<Examined> look(Cluster cluster, Predicate<Look> usable) {
        return looks.compute(
                        cluster.name(),
                        (name, last) ->
                                last != null && usable.test(last) ? last : new Look(clock.instant(), start(cluster)))
                .result();
    }

    private static boolean seen(CompletableFuture<Examined> result) {
        return result.getNow(new Examined.Down("", Cause.FAILED, "")) instanceof Examined.Seen;
    }

    private CompletableFuture<Examined> start(Cluster cluster) {
        return CompletableFuture.supplyAsync(() -> examine(cluster), executor)
                .exceptionally(fault -> failed(cluster, fault))
                .completeOnTimeout(
                        new Examined.Down(cluster.name(), Cause.TIMEOUT, String.valueOf(patience.toSeconds())),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private Examined examine(Cluster cluster) {
        try {
            return new Examined.Seen(cluster.name(), doctor.diagnose(cluster.gather(Cluster.Progress.SILENT)));
        } catch (ClusterUnavailable e) {
            LOG.warn("cluster {} cannot be reached: {}", cluster.name(), e.getMessage());
            return new Examined.Down(cluster.name(), Cause.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    // Errors too: a rule that cannot be linked must not leave the asker without an answer.
    private static Examined failed(Cluster cluster, Throwable fault) {
        LOG.error("looking at cluster {} failed", cluster.name(), fault);
        return new Examined.Down(cluster.name(), Cause.FAILED, "");
    }
}
