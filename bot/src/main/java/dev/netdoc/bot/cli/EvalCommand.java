package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.evaluation.EntryLabels;
import dev.netdoc.knowledge.evaluation.Evaluation;
import dev.netdoc.knowledge.evaluation.Evaluation.Asked;
import dev.netdoc.knowledge.evaluation.Evaluation.Figures;
import dev.netdoc.knowledge.evaluation.LabelledQuestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = {
            "Asks labelled questions and measures the answers, by language.",
            "",
            "One question a line: {\"q\": ..., \"lang\": \"en\", \"topic\": \"<id>\", \"also\": [...]};",
            "topic null: it should not be answered."
        },
        footer = {
            "",
            "R@1, R@3     right answer first, within the first three (of the questions inside)",
            "MRR          mean of 1/place of the first right answer",
            "decl.in      inside, but declined: wrongly",
            "decl.out     outside, and declined: rightly (the recall of declining)",
            "precision    of those declined, share that is outside",
            "",
            "Examples:",
            "  netdoc eval questions.jsonl",
            "  netdoc eval --failures questions/*.jsonl",
            "  netdoc eval --docs ./runbooks --no-bundled --entries labels.tsv questions.jsonl"
        })
final class EvalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KnowledgeOptions knowledge;

    @Option(
            names = "--entries",
            paramLabel = "FILE",
            description = "Which topic your documents' entries are about: topic, tab, file#heading (* for anything).")
    private @Nullable Path entries;

    @Option(names = "--failures", description = "Also list every question that went wrong.")
    private boolean failures;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled questions.")
    private List<Path> files = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    EvalCommand() {}

    @Override
    public Integer call() throws IOException {
        List<LabelledQuestion> questions = new ArrayList<>();
        for (Path file : files) {
            questions.addAll(LabelledQuestion.read(readable(file)));
        }
        if (questions.isEmpty()) {
            throw UserError.wrongUse("there is no question in " + files);
        }
        EntryLabels labels = entries == null ? EntryLabels.none() : EntryLabels.read(readable(entries));
        try (Knowledge opened = knowledge.open(spec.commandLine().getErr())) {
            Evaluation evaluation = Evaluation.of(opened, questions, labels);
            if (evaluation.asked().stream().noneMatch(Asked::inside)
                    && questions.stream().anyMatch(question -> question.topic().isPresent())) {
                throw UserError.wrongUse("none of the labelled topics is among what is asked;"
                        + " for your own documents say with --entries FILE which entry is about which topic");
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(json(evaluation).toPrettyString());
            } else {
                print(evaluation, out);
            }
            out.flush();
        }
        return 0;
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw UserError.outside("there is no readable file " + file);
        }
        return file;
    }

    private void print(Evaluation evaluation, PrintWriter out) {
        out.println("language  inside  outside    R@1    R@3    MRR  decl.in  decl.out  precision");
        for (Language language : Language.values()) {
            Figures figures = evaluation.of(language);
            if (figures.inside() + figures.outside() > 0) {
                out.println(row(language.code(), figures));
            }
        }
        out.println(row("all", evaluation.all()));
        if (failures) {
            evaluation.asked().stream().filter(one -> !one.good()).forEach(one -> failure(one, out));
        }
    }

    private static String row(String name, Figures f) {
        return String.format(
                Locale.ROOT,
                "%-8s  %6d  %7d  %5.3f  %5.3f  %5.3f  %7.3f  %8.3f  %9.3f",
                name,
                f.inside(),
                f.outside(),
                f.recallAt1(),
                f.recallAt3(),
                f.reciprocalRank(),
                f.declinedInside(),
                f.declinedOutside(),
                f.decliningPrecision());
    }

    private static void failure(Asked one, PrintWriter out) {
        List<String> found =
                one.answer().hits().stream().limit(3).map(EvalCommand::name).toList();
        out.printf(
                Locale.ROOT,
                "%n%s %s (%s): %s%n  wanted %s, found %s at confidence %.2f%s%n",
                one.inside() ? "inside" : "outside",
                one.question().language().code(),
                one.question().style(),
                one.question().text().replaceAll("\\s+", " "),
                one.question().topic().orElse("no answer"),
                found.isEmpty() ? "nothing" : String.join(", ", found),
                one.answer().confidence(),
                one.answer().answered() ? ", answered" : ", declined");
    }

    private static String name(Hit hit) {
        return hit.topic().orElse(hit.source());
    }

    private static ObjectNode json(Evaluation evaluation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode byLanguage = json.putObject("languages");
        for (Language language : Language.values()) {
            Figures figures = evaluation.of(language);
            if (figures.inside() + figures.outside() > 0) {
                byLanguage.set(language.code(), json(figures));
            }
        }
        json.set("all", json(evaluation.all()));
        return json;
    }

    private static ObjectNode json(Figures figures) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("inside", figures.inside())
                .put("outside", figures.outside())
                .put("recall_at_1", figures.recallAt1())
                .put("recall_at_3", figures.recallAt3())
                .put("mrr", figures.reciprocalRank())
                .put("declined_inside", figures.declinedInside())
                .put("declined_outside", figures.declinedOutside())
                .put("declining_precision", figures.decliningPrecision());
    }
}
