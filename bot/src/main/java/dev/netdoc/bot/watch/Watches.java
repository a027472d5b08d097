package dev.netdoc.bot.watch;

import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.store.Leases;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The watches of all clusters, each on its own: one that is down keeps no other waiting. */
public final class Watches implements AutoCloseable {
    private final List<ClusterWatch> all;

    /**
     * @param wanted whether somebody wants to know of a cluster; asked every few seconds
     * @param seen told what came of each look
     */
    public Watches(
            Collection<LiveCluster> clusters,
            Examinations examinations,
            Leases leases,
            Predicate<String> wanted,
            Consumer<Examined> seen,
            InstantSource clock) {
        all = clusters.stream()
                .map(cluster -> new ClusterWatch(
                        cluster,
                        examinations,
                        leases,
                        () -> wanted.test(cluster.name()),
                        seen,
                        ClusterWatch.Pacing.USUAL,
                        clock))
                .toList();
    }

    public Watches start() {
        all.forEach(ClusterWatch::start);
        return this;
    }

    @Override
    public void close() {
        all.parallelStream().forEach(ClusterWatch::close);
    }
}
