package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "mode",
        mixinStandardHelpOptions = true,
        description = "Says which network mode a cluster is in, with the evidence.",
        footer = {
            "",
            "Examples:",
            "  netdoc mode --context prod-eu",
            "  netdoc mode --snapshot cluster.yaml --json",
            "  kubectl get nodes,ds,cm,pods,svc -A -o yaml > cluster.yaml && netdoc mode --snapshot cluster.yaml"
        })
final class ModeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--lang", paramLabel = "L", description = "en (default), id, ja or zh.")
    private @Nullable String lang;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ModeCommand() {}

    @Override
    public Integer call() {
        Language language = Languages.option(lang).orElse(Language.EN);
        Facts facts = cluster.gather(spec.commandLine().getErr());
        var doctor = DroolsDoctor.load();
        Diagnosis diagnosis = doctor.diagnose(facts);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new DiagnosisJson(doctor, language.locale())
                    .mode(diagnosis.mode())
                    .toPrettyString());
        } else {
            out.println(Terminal.renderer().render(new ClusterReport(doctor, Texts.load()).mode(diagnosis, language)));
        }
        out.flush();
        return 0;
    }
}
