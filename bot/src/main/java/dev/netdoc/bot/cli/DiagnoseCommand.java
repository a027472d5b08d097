package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.why.RuleTrace;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "  netdoc diagnose --snapshot cluster.yaml --explain",
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

    @Option(names = "--explain", description = "Below each finding, the rule and the facts that fired it.")
    private boolean explain;

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
        Map<String, RuleTrace> explained = explain ? explained(doctor, diagnosis) : Map.of();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new DiagnosisJson(doctor, language.locale(), explained)
                    .diagnosis(diagnosis)
                    .toPrettyString());
        } else {
            out.println(Terminal.renderer()
                    .render(new ClusterReport(doctor, Texts.load()).diagnosis(diagnosis, language, explained)));
        }
        out.flush();
        return diagnosis.findings().stream().anyMatch(f -> failOn.concerns(f.severity())) ? 1 : 0;
    }

    /** @return the rule of each finding, by fingerprint */
    private static Map<String, RuleTrace> explained(DroolsDoctor doctor, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(Finding::id)
                .distinct()
                .flatMap(id -> doctor.explain(diagnosis.facts(), id).rules().stream())
                .collect(Collectors.toMap(RuleTrace::fingerprint, rule -> rule));
    }
}
