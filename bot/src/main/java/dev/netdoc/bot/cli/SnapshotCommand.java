package dev.netdoc.bot.cli;

import dev.netdoc.bot.Clusters;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.rules.observe.SnapshotRecorder;
import dev.netdoc.rules.observe.SnapshotRecorder.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what diagnose would read of a cluster into one file for a ticket.",
            "Left out: credentials, and everything that diagnose does not read. Of the",
            "file diagnose --snapshot says what it would have said of the cluster."
        },
        footer = {
            "",
            "Examples:",
            "  netdoc snapshot --context prod-eu -o prod-eu.json",
            "  netdoc diagnose --snapshot prod-eu.json",
            "  netdoc snapshot -o - | gzip > cluster.json.gz",
            "",
            "The file is JSON, one object a line; only you may read it. It still names",
            "nodes, pods, Services and addresses: look into it before you give it away."
        })
final class SnapshotCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--context", paramLabel = "C", description = "A context of the kubeconfig.")
    private @Nullable String context;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Instead of KUBECONFIG or ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--private-zone",
            paramLabel = "ZONE",
            description = "A DNS zone that resolves inside the company; repeatable.")
    private List<String> privateZones = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write; - for standard output.")
    private Path output;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    SnapshotCommand() {}

    @Override
    public Integer call() {
        var clusters = new Clusters(System.getenv(), InstantSource.system(), privateZones);
        LiveCluster cluster =
                clusters.open(Optional.empty(), Optional.ofNullable(kubeconfig), Optional.ofNullable(context));
        if (output.toString().equals("-")) {
            PrintWriter out = spec.commandLine().getOut();
            Recorded recorded = record(clusters, cluster, out);
            if (out.checkError()) {
                throw UserError.outside("standard output was closed before everything was written.");
            }
            report(spec.commandLine().getErr(), "standard output", recorded, "");
            return 0;
        }
        try (var file = new NewFile(output, force)) {
            Recorded recorded = record(clusters, cluster, file.writer());
            report(spec.commandLine().getOut(), output.toString(), recorded, ", " + size(file.keep()));
            return 0;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Recorded record(Clusters clusters, LiveCluster cluster, Writer out) {
        try (var progress = new ReadingLine(spec.commandLine().getErr())) {
            var recorder = new SnapshotRecorder(cluster.name(), InstantSource.system(), out);
            recorder.settings(clusters.settings());
            cluster.read(recorder, progress);
            return recorder.end();
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause() instanceof IOException cause ? cause : new IOException(e));
        }
    }

    private UserError unwritable(IOException e) {
        return UserError.outside("cannot write " + output + ": " + NewFile.reason(e));
    }

    private static void report(PrintWriter to, String where, Recorded recorded, String size) {
        String missing = recorded.unreadable().isEmpty()
                ? "everything could be read."
                : "could not be read: " + String.join("; ", recorded.unreadable()) + ".";
        to.println("Wrote " + where + ": " + count(recorded.objects(), "object") + ", " + count(recorded.logs(), "log")
                + size + "; " + missing);
        to.flush();
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? Math.max(1, bytes >> 10) + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
