package dev.netdoc.bot.cli;

import dev.netdoc.bot.Clusters;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which cluster to look at: a live one or a snapshot. */
final class ClusterOptions {
    @ArgGroup(exclusive = true)
    private @Nullable Source source;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Instead of KUBECONFIG or ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--private-zone",
            paramLabel = "ZONE",
            description = "A DNS zone that resolves inside the company; repeatable. A snapshot brings its own.")
    private List<String> privateZones = new ArrayList<>();

    private static final class Source {
        @Option(names = "--context", paramLabel = "C", description = "A context of the kubeconfig.")
        private @Nullable String context;

        @Option(
                names = "--snapshot",
                paramLabel = "FILE|DIR",
                description =
                        "What 'netdoc snapshot' wrote or 'kubectl get -o yaml' printed, instead of a live cluster.")
        private @Nullable Path snapshot;
    }

    /** Reads the facts, telling on {@code err} how far it is if a person watches. */
    Facts gather(PrintWriter err) {
        Optional<Source> chosen = Optional.ofNullable(source);
        Optional<Path> snapshot = chosen.flatMap(s -> Optional.ofNullable(s.snapshot));
        if (snapshot.isPresent()) {
            return SnapshotReader.read(snapshot.get());
        }
        Optional<String> context = chosen.flatMap(s -> Optional.ofNullable(s.context));
        var clusters = new Clusters(System.getenv(), InstantSource.system(), privateZones);
        Cluster cluster = clusters.open(Optional.empty(), Optional.ofNullable(kubeconfig), context);
        try (var progress = new ReadingLine(err)) {
            return cluster.gather(progress);
        }
    }
}
