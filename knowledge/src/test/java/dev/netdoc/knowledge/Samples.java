package dev.netdoc.knowledge;

import dev.netdoc.knowledge.evaluation.EntryLabels;
import dev.netdoc.knowledge.evaluation.LabelledQuestion;
import dev.netdoc.knowledge.page.PageBroken;
import dev.netdoc.knowledge.page.PageFormat;
import dev.netdoc.knowledge.page.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** The sample questions beside the project. */
    public List<LabelledQuestion> questions() {
        return read(shared.resolve("questions"));
    }

    /** Questions of our own, for finding weights and faults. */
    public static List<LabelledQuestion> tuned() {
        return read(Path.of("src/test/resources/dev/netdoc/knowledge/questions/tuned"));
    }

    /** Questions of our own by other people, which nothing is tuned on: they only measure. */
    public static List<LabelledQuestion> held() {
        return read(Path.of("src/test/resources/dev/netdoc/knowledge/questions/held"));
    }

    private static List<LabelledQuestion> read(Path folder) {
        List<LabelledQuestion> questions = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                questions.addAll(LabelledQuestion.read(file));
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
        /** The language that the page is written in. */
        public Language language() {
            return switch (page) {
                case "001" -> Language.JA;
                case "002" -> Language.EN;
                default -> Language.ID;
            };
        }

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

    /** Which topic each entry of the sample pages is about. */
    public EntryLabels labels() {
        try {
            List<String> lines = new ArrayList<>();
            for (String page : List.of("000", "001", "002", "003", "004")) {
                Path file = page(page);
                for (Section section :
                        PageFormat.DUMP.cut(Files.readString(file), page).sections()) {
                    pageEntries().stream()
                            .filter(entry -> entry.page().equals(page) && entry.isHeading(section.heading()))
                            .forEach(entry ->
                                    lines.add(entry.topic() + "\t" + file.getFileName() + "#" + section.heading()));
                }
            }
            Path labelled = Files.createTempFile("labels", ".tsv");
            Files.write(labelled, lines);
            EntryLabels labels = EntryLabels.read(labelled);
            Files.delete(labelled);
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PageBroken e) {
            throw new IllegalStateException(e);
        }
    }
}
