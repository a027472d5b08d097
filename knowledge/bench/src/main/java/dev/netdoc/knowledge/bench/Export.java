package dev.netdoc.knowledge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.entry.Topics;
import dev.netdoc.knowledge.evaluation.LabelledQuestion;
import dev.netdoc.knowledge.page.Page;
import dev.netdoc.knowledge.page.PageBroken;
import dev.netdoc.knowledge.page.PageFormat;
import dev.netdoc.knowledge.page.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what all peers are given, {@code entries.jsonl} and {@code questions.jsonl}: the topics with labelled questions, or
 * the sections of a corpus without their headings, which are the questions.
 */
final class Export {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADINGS_ASKED = 200;
    private static final int SHORTEST_HEADING = 8;

    private Export() {}

    /**
     * An entry in one language.
     *
     * @param id of the topic or section; what counts as found
     */
    record Document(String id, String language, String title, List<String> phrasings, String body) {}

    /** @param right ids that are a right answer */
    record Asked(String q, String lang, Set<String> right) {}

    public static void main(String[] args) throws IOException {
        Path work = Path.of(args[1]);
        List<Document> documents = new ArrayList<>();
        List<Asked> questions = new ArrayList<>();
        if (args[0].equals("peers")) {
            for (Entry entry : new Topics().read().entries()) {
                documents.add(new Document(
                        entry.topic().orElseThrow(),
                        entry.language().code(),
                        entry.title(),
                        Stream.concat(entry.phrasings().stream(), entry.errors().stream())
                                .toList(),
                        entry.body()));
            }
            for (int i = 2; i < args.length; i++) {
                for (LabelledQuestion question : LabelledQuestion.read(Path.of(args[i]))) {
                    if (question.topic().isPresent()) {
                        questions.add(new Asked(question.text(), question.language().code(), question.right()));
                    }
                }
            }
        } else {
            for (Language language : Language.values()) {
                sections(Path.of(args[2]), language, documents, questions);
            }
        }
        write(work.resolve("entries.jsonl"), documents);
        write(work.resolve("questions.jsonl"), questions);
        System.err.println(documents.size() + " entries, " + questions.size() + " questions");
    }

    private static void sections(Path corpora, Language language, List<Document> documents, List<Asked> questions)
            throws IOException {
        List<Asked> headings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(corpora)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")
                            && path.toString().contains("/" + language.code() + "/"))
                    .sorted()
                    .toList()) {
                for (Section section : cut(file).sections()) {
                    String id = language.code() + "-" + documents.size();
                    documents.add(new Document(id, language.code(), "", List.of(), section.body()));
                    if (section.heading().length() >= SHORTEST_HEADING) {
                        headings.add(new Asked(section.heading(), language.code(), Set.of(id)));
                    }
                }
            }
        }
        int step = Math.max(1, headings.size() / HEADINGS_ASKED);
        for (int i = 0; i < headings.size(); i += step) {
            questions.add(headings.get(i));
        }
    }

    private static Page cut(Path file) throws IOException {
        try {
            return PageFormat.MARKDOWN.cut(Files.readString(file), file.toString());
        } catch (PageBroken e) {
            return new Page(Optional.empty(), Optional.empty(), List.of());
        }
    }

    private static void write(Path file, List<?> rows) throws IOException {
        Files.createDirectories(file.getParent());
        List<String> lines = new ArrayList<>();
        for (Object row : rows) {
            lines.add(JSON.writeValueAsString(row));
        }
        Files.write(file, lines);
    }
}
