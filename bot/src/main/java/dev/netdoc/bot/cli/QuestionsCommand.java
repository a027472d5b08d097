package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.config.Secrets;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.bot.question.StoredPhrasings;
import dev.netdoc.bot.question.StoredQuestions;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the questions that the bot could not answer, or whose answers did not help, the most frequent first.",
            "What askers chose when topics were offered shows which topic lacks a phrasing."
        },
        footer = {
            "",
            "Examples:",
            "  netdoc questions --since 7d",
            "  netdoc questions -c netdoc.yaml --json > questions.jsonl",
            "",
            "Without -c: the store of ./netdoc.yaml, else the one under ./.netdoc that was written last.",
            "A PostgreSQL store takes NETDOC_STORE_USER and NETDOC_STORE_PASSWORD from the environment.",
            "Kept for 180 days after they were last asked; who asked is not kept."
        })
final class QuestionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions stored;

    @Option(names = "--json", description = "Print one JSON object a question.")
    private boolean json;

    @Option(
            names = "--phrasings",
            description = {
                "Print the phrasings that owners added from the weekly digest instead,",
                "a topic file each, as lines to be pasted into its front matter."
            })
    private boolean phrasings;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    QuestionsCommand() {}

    @Override
    public Integer call() {
        Instant from = stored.from();
        StoreAddress address = stored.address("nothing was ever asked here");
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = Store.open(address, Secrets.of(System.getenv()))) {
            if (phrasings) {
                PhrasingLines.of(new StoredPhrasings(store, InstantSource.system()).all(), json)
                        .forEach(out::println);
                out.flush();
                return 0;
            }
            List<OpenQuestion> questions = new StoredQuestions(store, InstantSource.system()).since(from);
            if (questions.isEmpty() && !json) {
                out.println("No unanswered questions.");
            }
            questions.forEach(question -> out.println(json ? line(question) : text(question)));
        }
        out.flush();
        return 0;
    }

    private static String text(OpenQuestion question) {
        String meant = new TreeMap<>(question.meant())
                .entrySet().stream()
                        .map(choice -> choice.getKey() + " (" + choice.getValue() + "×)")
                        .collect(Collectors.joining(", "));
        // What a person typed must not reach the terminal as escape codes.
        return "%d×  %s  %s  %s%n     %s%s"
                .formatted(
                        question.count(),
                        question.lastAsked(),
                        question.language().code(),
                        question.text().replaceAll("\\p{Cntrl}", " "),
                        question.nearest().isEmpty()
                                ? "nothing near"
                                : "nearest: " + String.join(", ", question.nearest()),
                        (meant.isEmpty() ? "" : "; meant: " + meant)
                                + (question.bad() == 0 ? "" : "; did not help: " + question.bad() + "×"));
    }

    private static ObjectNode line(OpenQuestion question) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", question.id())
                .put("language", question.language().code())
                .put("question", question.text())
                .put("outcome", question.outcome().name().toLowerCase(Locale.ROOT))
                .put("times", question.times())
                .put("did_not_help", question.bad())
                .put("first_asked", question.firstAsked().toString())
                .put("last_asked", question.lastAsked().toString());
        var nearest = node.putArray("nearest");
        question.nearest().forEach(nearest::add);
        ObjectNode meant = node.putObject("meant");
        for (Map.Entry<String, Integer> choice : new TreeMap<>(question.meant()).entrySet()) {
            meant.put(choice.getKey(), choice.getValue());
        }
        return node;
    }
}
