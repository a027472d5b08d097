package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.bot.cluster.Seen;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a {@link BenchProcess} starts: it takes up what is under way in a folder with a kubeconfig and a
 * store, and ends.
 */
final class BenchMain {
    private BenchMain() {}

    /** @param args the folder */
    public static void main(String[] args) {
        var starter = new Starter(System.out);
        System.setOut(System.err); // where the log goes
        Path folder = Path.of(args[0]);
        var server =
                new KubeConfigs(Map.of(), folder).open(Optional.of(folder.resolve("kubeconfig")), Optional.empty());
        try (var bench =
                new Bench(folder.resolve("netdoc.db"), new Flannel(server, starter), starter, starter, Runner.here())) {
            bench.runner.resume();
        }
    }

    /** Whoever started this process: is told of each call and of each wait, and answers what time it is then. */
    private static final class Starter implements Calls, Pace, InstantSource {
        private final PrintStream to;
        private final BufferedReader from =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        private Instant now;

        Starter(PrintStream to) {
            this.to = to;
            now = ask("start");
        }

        @Override
        public void after(String call) {
            now = ask(call);
        }

        @Override
        public void pause(Duration time) {
            now = ask(time.toString());
        }

        @Override
        public Instant instant() {
            return now;
        }

        private Instant ask(String line) {
            to.println(line);
            try {
                String answer = from.readLine();
                if (answer == null) {
                    throw new IllegalStateException("nobody hears of " + line);
                }
                return Instant.parse(answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As a {@link FlannelStandin}, from what its API says. */
    private record Flannel(ApiServer connect, Pace pace) implements Patient {
        @Override
        public boolean holds() {
            return !(config().value() instanceof FieldValue.Text(String text) && text.contains("cniVersion"));
        }

        @Override
        public Optional<FixPlan> fix() {
            Seen config = config();
            return Optional.of(Plans.addCniVersion(config.uid(), config.resourceVersion()));
        }

        private Seen config() {
            var reader = new LiveClusterWriter(connect, InstantSource.system());
            return switch (reader.read(Plans.FLANNEL_CONFIG, "/data/cni-conf.json")) {
                case Look.Found<Seen>(Seen seen) -> seen;
                case Look<Seen> other -> throw new IllegalStateException(other.toString());
            };
        }
    }
}
