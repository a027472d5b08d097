package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Severity;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = "Says what mode a cluster is in and what is wrong with it, with the evidence.",
        footer = {
            "",
            "Examples:",
            "  netdoc diagnose --context prod-eu",
            "  netdoc diagnose --snapshot cluster.yaml --lang ja",
            "  netdoc diagnose --context prod-eu --json --fail-on critical",
            "",
            "Exit code 1: a finding of the severity given with --fail-on, or worse."
        })
final class DiagnoseCommand implements Callable<Integer> {
    /** From which severity on a finding makes the command fail. */
    enum FailOn {
        CRITICAL,
        WARNING,
        INFO,
        NEVER;

        boolean concerns(Severity severity) {
            return switch (this) {
                case CRITICAL -> severity == Severity.CRITICAL;
                case WARNING -> severity != Severity.INFO;
                case INFO -> true;
                case NEVER -> false;
            };
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--lang", paramLabel = "L", description = "en (default), id, ja or zh.")
    private @Nullable String lang;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "S",
            defaultValue = "never",
            description = "Exit with 1 from this severity on: critical, warning, info or never (default).")
    private FailOn failOn;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DiagnoseCommand() {}

    @Override
    public Integer call() {
        Language language = Languages.option(lang).orElse(Language.EN);
        Facts facts = cluster.gather(spec.commandLine().getErr());
        var doctor = DroolsDoctor.load();
        Diagnosis diagnosis = doctor.diagnose(facts);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new DiagnosisJson(doctor, language.locale())
                    .diagnosis(diagnosis)
                    .toPrettyString());
        } else {
            out.println(
                    Terminal.renderer().render(new ClusterReport(doctor, Texts.load()).diagnosis(diagnosis, language)));
        }
        out.flush();
        return diagnosis.findings().stream().anyMatch(f -> failOn.concerns(f.severity())) ? 1 : 0;
    }
}
