package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.config.Secrets;
import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.incident.StoredSnapshots;
import dev.netdoc.bot.incident.StoredSnapshots.Kept;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Concludes once more what netdoc posted by itself, from what it had read",
            "then. Needs neither the cluster nor Slack."
        },
        footer = {
            "",
            "Examples:",
            "  netdoc replay                       lists the posts that can be replayed",
            "  netdoc replay b-7f3a9c21",
            "  netdoc replay b-7f3a9c21 --json",
            "  netdoc replay b-7f3a9c21 --snapshot-to ticket.json --cluster prod-eu",
            "",
            "Exit code 1: these rules conclude something else than was posted."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int LISTED = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions stored;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Of the post, as its message shows it.")
    private @Nullable String id;

    @Option(names = "--cluster", paramLabel = "C", description = "Of several clusters, this one alone.")
    private @Nullable String cluster;

    @Option(names = "--snapshot-to", paramLabel = "FILE", description = "Write the snapshot there as well.")
    private @Nullable Path snapshot;

    @Option(names = "--lang", paramLabel = "L", description = "en (default), id, ja or zh.")
    private @Nullable String lang;

    @Option(names = "--json", description = "Print JSON, one object a cluster and line.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ReplayCommand() {}

    @Override
    public Integer call() throws IOException {
        StoreAddress address = stored.address("nothing was ever posted here");
        try (Store store = Store.open(address, Secrets.of(System.getenv()))) {
            var snapshots = new StoredSnapshots(store, InstantSource.system());
            String post = id;
            return post == null ? list(snapshots) : replay(snapshots, post);
        }
    }

    private int list(StoredSnapshots snapshots) {
        PrintWriter out = spec.commandLine().getOut();
        List<Kept> newest = snapshots.newest(LISTED);
        newest.forEach(kept -> out.println(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("post", kept.post())
                                .put("at", kept.at().toString())
                                .put("cluster", kept.cluster())
                                .put("findings", kept.findings().size())
                        : "%s  %s  %s  %d findings"
                                .formatted(
                                        kept.post(),
                                        kept.at(),
                                        kept.cluster(),
                                        kept.findings().size())));
        if (newest.isEmpty() && !json) {
            out.println("nothing was posted within the last two weeks.");
        }
        out.flush();
        return 0;
    }

    private int replay(StoredSnapshots snapshots, String post) throws IOException {
        List<Kept> all = snapshots.of(post).stream()
                .filter(kept -> cluster == null || kept.cluster().equals(cluster))
                .toList();
        if (all.isEmpty()) {
            throw UserError.outside("no snapshot is kept for " + post
                    + (cluster == null ? "" : " and cluster " + cluster)
                    + "; 'netdoc replay' lists those there are, and they are kept for two weeks");
        }
        if (snapshot != null && all.size() > 1) {
            throw UserError.wrongUse("the post is about several clusters ("
                    + all.stream().map(Kept::cluster).collect(Collectors.joining(", "))
                    + "); choose one with --cluster");
        }
        var doctor = DroolsDoctor.load();
        boolean same = true;
        for (Kept kept : all) {
            same &= replay(snapshots, kept, doctor);
        }
        return same ? 0 : 1;
    }

    private boolean replay(StoredSnapshots snapshots, Kept kept, DroolsDoctor doctor) throws IOException {
        Path file = Optional.ofNullable(snapshot).orElse(null);
        Path read = file == null ? Files.createTempFile("netdoc-", ".json") : file;
        try {
            snapshots.write(kept, read);
            Diagnosis diagnosis = doctor.diagnose(SnapshotReader.read(read));
            boolean same = kept.findings()
                    .equals(diagnosis.findings().stream()
                            .map(Finding::fingerprint)
                            .toList());
            print(kept, diagnosis, doctor, same);
            return same;
        } catch (UncheckedIOException e) {
            throw UserError.outside("cannot write " + read + ": " + e.getMessage());
        } finally {
            if (file == null) {
                Files.deleteIfExists(read);
            }
        }
    }

    private void print(Kept kept, Diagnosis diagnosis, DroolsDoctor doctor, boolean same) {
        Language language = Languages.option(lang).orElse(Language.EN);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("post", kept.post())
                    .put("at", kept.at().toString())
                    .put("same", same);
            ArrayNode posted = line.putArray("posted");
            kept.findings().forEach(posted::add);
            line.set(
                    "diagnosis", new DiagnosisJson(doctor, language.locale(), java.util.Map.of()).diagnosis(diagnosis));
            out.println(line);
        } else {
            out.println(
                    Terminal.renderer().render(new ClusterReport(doctor, Texts.load()).diagnosis(diagnosis, language)));
            out.println(
                    same
                            ? "The same findings as in " + kept.post() + ", posted " + kept.at() + "."
                            : "NOT the findings of " + kept.post() + ", posted " + kept.at()
                                    + ": these rules are other ones.");
        }
        out.flush();
    }
}
