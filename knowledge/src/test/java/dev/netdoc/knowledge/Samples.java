package dev.netdoc.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sample questions and pages beside the project, where there are any. */
public final class Samples {
    private final Path shared;

    private Samples(Path shared) {
        this.shared = shared;
    }

    /** Returns empty where the samples are missing, so that a test can skip */
    public static Optional<Samples> find() {
        String path = System.getProperty("netdoc.shared", "");
        return !path.isEmpty() && Files.isDirectory(Path.of(path, "questions"))
                ? Optional.of(new Samples(Path.of(path)))
                : Optional.empty();
    }

    /**
     * A labelled question.
     *
     * @param topic empty if it must be declined
     * @param right every topic that counts as a right answer
     */
    public record Question(String text, Language language, Optional<String> topic, Set<String> right, String style) {}

    public List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        var json = new ObjectMapper();
        try {
            for (Language language : Language.values()) {
                for (String line : Files.readAllLines(shared.resolve("questions/" + language.code() + ".jsonl"))) {
                    JsonNode node = json.readTree(line);
                    Optional<String> topic =
                            Optional.ofNullable(node.path("topic").textValue());
                    Set<String> right = new TreeSet<>();
                    topic.ifPresent(right::add);
                    node.path("also").forEach(also -> right.add(also.asText()));
                    questions.add(new Question(
                            node.path("q").asText(),
                            language,
                            topic,
                            right,
                            node.path("style").asText()));
                }
            }
            return questions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path pages() {
        return shared.resolve("seeds");
    }

    /** The file whose name begins with these three characters. */
    public Path page(String page) {
        try (var files = Files.list(pages())) {
            return files.filter(file -> file.getFileName().toString().startsWith(page))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An entry that a page has, as a person reading it finds.
     *
     * @param begin how its heading begins
     * @param length of the heading, in characters
     */
    public record PageEntry(String page, String topic, int length, String begin) {
        public boolean isHeading(String heading) {
            return heading.length() == length && heading.startsWith(begin);
        }
    }

    public static List<PageEntry> pageEntries() {
        try (var in = Samples.class.getResourceAsStream("seed-entries.tsv")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new PageEntry(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the topic that a hit on a page is about; empty if the heading is none of the known */
    public static Optional<String> topicOf(Hit hit) {
        if (hit.topic().isPresent()) {
            return hit.topic();
        }
        return pageEntries().stream()
                .filter(entry -> hit.source().startsWith(entry.page()) && entry.isHeading(hit.title()))
                .map(PageEntry::topic)
                .findFirst();
    }
}
