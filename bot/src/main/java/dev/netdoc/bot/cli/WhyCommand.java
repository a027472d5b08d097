package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.why.Explanation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a finding holds in a cluster: its rule, and the facts that fired it.",
            "With 'not': the first condition of its rules that is not met. If it does hold after all, that is said and shown."
        },
        footer = {
            "",
            "Examples:",
            "  netdoc why terway-vswitch-ip-exhausted --context prod-eu",
            "  netdoc why not terway-vswitch-ip-exhausted --snapshot cluster.yaml",
            "  netdoc why not flannel-ip-leak --snapshot cluster.yaml --json"
        })
final class WhyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(
            arity = "1..2",
            paramLabel = "[not] FINDING",
            description = "The id of a finding, as 'netdoc diagnose --json' prints it.")
    private List<String> asked = new ArrayList<>();

    @Option(names = "--lang", paramLabel = "L", description = "en (default), id, ja or zh.")
    private @Nullable String lang;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    WhyCommand() {}

    @Override
    public Integer call() {
        Language language = Languages.option(lang).orElse(Language.EN);
        var doctor = DroolsDoctor.load();
        String finding = finding(doctor);
        Facts facts = cluster.gather(spec.commandLine().getErr());
        Explanation explanation = doctor.explain(facts, finding);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(WhyJson.explanation(facts.cluster(), explanation).toPrettyString());
        } else {
            out.println(Terminal.renderer()
                    .render(new ClusterReport(doctor, Texts.load())
                            .why(explanation, doctor.diagnose(facts), language)));
        }
        out.flush();
        return 0;
    }

    private String finding(DroolsDoctor doctor) {
        boolean not = asked.getFirst().equals("not");
        if (asked.size() != (not ? 2 : 1)) {
            throw UserError.wrongUse("one finding is explained at a time: netdoc why [not] FINDING");
        }
        String finding = asked.getLast();
        if (!doctor.findingIds().contains(finding)) {
            List<String> nearest = doctor.nearest(finding);
            throw UserError.wrongUse("'" + finding + "' is not the id of a finding"
                    + (nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?"));
        }
        return finding;
    }
}
