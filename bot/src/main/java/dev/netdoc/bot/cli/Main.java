package dev.netdoc.bot.cli;

import dev.netdoc.knowledge.LuceneKnowledge;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The way in: {@code netdoc COMMAND}. Exit codes: 0 done, 1 attention asked for, 2 wrong use, 3 the outside failed. */
@Command(
        name = "netdoc",
        description = {
            "Net docs and net doctor for Kubernetes on ACK and GKE.",
            "Answers questions, looks at the cluster, proposes fixes that a colleague approves."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            AskCommand.class,
            ModeCommand.class,
            DiagnoseCommand.class,
            WhyCommand.class,
            SnapshotCommand.class,
            EvalCommand.class,
            QuestionsCommand.class,
            RunCommand.class,
            CheckCommand.class,
            AuditCommand.class,
            ReplayCommand.class,
            WarmUpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  netdoc demo",
            "  netdoc ask \"is the vSwitch out of addresses?\"",
            "  netdoc mode --context prod-eu",
            "  netdoc diagnose --snapshot cluster.yaml --fail-on critical",
            "  netdoc why not flannel-ip-leak --context prod-eu",
            "  netdoc snapshot --context prod-eu -o prod-eu.json",
            "  netdoc check -c netdoc.yaml",
            "",
            "Exit codes: 0 done, 1 attention (--fail-on, --verify, check), 2 wrong use, 3 cluster, Slack or file failed."
        })
public final class Main implements Runnable {

    /** Adds a command from another module, found by {@link ServiceLoader}; its class carries picocli's annotations. */
    public interface Extension {}

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    public Main() {}

    // Lucene tells everybody that it would like an incubator module. Held here, or the setting is collected.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    public static void main(String[] args) {
        LUCENE.setLevel(Level.OFF);
        if (args.length > 1 && args[0].equals("ask")) {
            // Dictionaries load while the command line is read, which takes as long.
            LuceneKnowledge.prepare(String.join(" ", args));
        }
        System.exit(run(args));
    }

    /** @return the exit code */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        var cli = new CommandLine(new Main());
        ServiceLoader.load(Extension.class).forEach(cli::addSubcommand);
        cli.setParameterExceptionHandler(ErrorReport::wrongUse);
        cli.setExecutionExceptionHandler(ErrorReport::failed);
        cli.setCaseInsensitiveEnumValuesAllowed(true);
        return cli;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"netdoc " + (version == null ? "(not packaged)" : version)};
        }
    }
}
