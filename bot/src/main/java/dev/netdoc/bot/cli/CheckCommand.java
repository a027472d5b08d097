package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.check.Check;
import dev.netdoc.bot.check.Check.Result;
import dev.netdoc.bot.check.Checkup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Tries everything that 'run' needs, and says how to mend what does not work.",
            "Tokens, scopes, channels, approvers, each right in each cluster, store, documents, port. Changes nothing."
        },
        footer = {
            "",
            "Takes the same configuration and environment as 'run'.",
            "",
            "Examples:",
            "  netdoc check",
            "  netdoc check -c /etc/netdoc/netdoc.yaml",
            "  netdoc check --json | jq '.checks[] | select(.result == \"broken\")'",
            "",
            "Exit code 1: something is broken."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "netdoc.yaml",
            description = "The configuration (default: ./netdoc.yaml).")
    private Path config;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    CheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> done = new ArrayList<>();
        boolean colours = Terminal.colours();
        new Checkup(config, System.getenv()).run(check -> {
            done.add(check);
            if (!json) {
                out.println(line(check, colours));
                out.flush();
            }
        });
        out.println(json ? json(done).toPrettyString() : summary(done));
        out.flush();
        return count(done, Result.BROKEN) == 0 ? 0 : 1;
    }

    private static String line(Check check, boolean colours) {
        String text = "%s  %s: %s".formatted(check.area(), check.subject(), check.detail())
                + (check.remedy().isEmpty() ? "" : "; " + check.remedy());
        String mark = switch (check.result()) {
            case WELL -> colours ? "\u001b[32m✓\u001b[0m" : "✓";
            case WARNING -> colours ? "\u001b[33m!\u001b[0m" : "!";
            case BROKEN -> colours ? "\u001b[31m✗\u001b[0m" : "✗";
            case LEFT_OUT -> "–";
        };
        // What a cluster, a file or Slack calls itself may hold what a terminal would obey.
        return mark + " " + text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String summary(List<Check> done) {
        return "%d well, %d to look at, %d broken, %d left out"
                .formatted(
                        count(done, Result.WELL),
                        count(done, Result.WARNING),
                        count(done, Result.BROKEN),
                        count(done, Result.LEFT_OUT));
    }

    private static ObjectNode json(List<Check> done) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("well", count(done, Result.BROKEN) == 0);
        var checks = all.putArray("checks");
        done.forEach(check -> checks.addObject()
                .put("area", check.area())
                .put("subject", check.subject())
                .put("result", check.result().name().toLowerCase(Locale.ROOT))
                .put("detail", check.detail())
                .put("remedy", check.remedy()));
        return all;
    }

    private static long count(List<Check> done, Result result) {
        return done.stream().filter(check -> check.result() == result).count();
    }
}
