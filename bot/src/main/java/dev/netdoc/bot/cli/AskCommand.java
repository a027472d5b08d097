package dev.netdoc.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.AnswerReport;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answers one question from the bundled topics and your own documents.",
        footer = {
            "",
            "Examples:",
            "  netdoc ask \"does DataPath V2 bypass IPVS?\"",
            "  netdoc ask --json \"Terway の高速化は何が有効?\"",
            "  netdoc ask --explain \"kenapa pod tidak dapat IP\"",
            "  netdoc ask --docs ./runbooks --no-bundled \"cara menambah vSwitch\"",
            "  echo '{\"q\": \"is hostPort supported?\"}' | netdoc ask --json --batch -"
        })
final class AskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--lang", paramLabel = "L", description = "Answer in this language: en, id, ja, zh.")
    private @Nullable String lang;

    @Mixin
    private KnowledgeOptions knowledge;

    @Option(names = "--json", description = "Print one JSON object a question.")
    private boolean json;

    @Option(names = "--explain", description = "Also say why: words, fields, translations, what was nearer.")
    private boolean explain;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Answer one question a line, each {\"q\": ...}, from FILE or - for standard input.")
    private @Nullable String batch;

    @Parameters(arity = "0..*", paramLabel = "QUESTION", description = "The question, in any of the four languages.")
    private List<String> words = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    AskCommand() {}

    @Override
    public Integer call() throws IOException {
        Optional<Language> language = Languages.option(lang);
        String question = String.join(" ", words).strip();
        if (batch == null && question.isEmpty()) {
            throw UserError.wrongUse(
                    "the question is empty; write it in quotes: netdoc ask \"is hostPort supported?\"");
        }
        if (batch != null && !question.isEmpty()) {
            throw UserError.wrongUse("--batch reads the questions from a file; leave the question out");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Knowledge opened = knowledge.open(spec.commandLine().getErr())) {
            var report = new AnswerReport(opened, Texts.load());
            if (batch == null) {
                print(opened, question, language, report, out);
            } else {
                answerAll(opened, report, language, batch, out);
            }
        }
        out.flush();
        return 0;
    }

    private void answerAll(
            Knowledge opened, AnswerReport report, Optional<Language> language, String file, PrintWriter out)
            throws IOException {
        Path path = Path.of(file);
        if (!file.equals("-") && !Files.isReadable(path)) {
            throw UserError.outside("there is no readable file " + path + " (--batch)");
        }
        try (BufferedReader lines = file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(path)) {
            var mapper = new ObjectMapper();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    print(opened, question(mapper, line, file, number), language, report, out);
                }
            }
        }
    }

    private static String question(ObjectMapper mapper, String line, String file, int number) {
        try {
            JsonNode q = mapper.readTree(line).path("q");
            if (q.isTextual()) {
                return q.textValue();
            }
        } catch (JsonProcessingException e) {
            // Reported below, with the place.
        }
        throw UserError.wrongUse("%s, line %d: expected {\"q\": \"...\"}".formatted(file, number));
    }

    private void print(
            Knowledge opened, String question, Optional<Language> language, AnswerReport report, PrintWriter out) {
        Answer answer = opened.ask(question, language);
        if (json) {
            ObjectNode node = AnswerJson.of(answer);
            if (explain) {
                node.set("explanation", ExplanationText.json(opened.explain(question, language)));
            }
            out.println(node);
            out.flush();
            return;
        }
        out.println(Terminal.renderer().render(report.of(answer)));
        if (explain) {
            out.println(ExplanationText.text(opened.explain(question, language)));
        }
    }
}
