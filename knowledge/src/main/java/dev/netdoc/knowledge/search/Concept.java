package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One row of {@code glossary.tsv}: the ways to say one thing, by language, cut into words.
 *
 * @param forms may lack a language
 */
public record Concept(Map<Language, List<List<Word>>> forms) {
    public Concept {
        forms = Map.copyOf(forms);
    }

    List<List<Word>> in(Language language) {
        return forms.getOrDefault(language, List.of());
    }

    /** Returns the bundled glossary */
    public static List<Concept> read(Analysis analysis) {
        try (InputStream in = Concept.class.getResourceAsStream("glossary.tsv")) {
            String tsv = new String(Objects.requireNonNull(in, "glossary.tsv").readAllBytes(), StandardCharsets.UTF_8);
            return read(tsv, analysis);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the glossary", e);
        }
    }

    static List<Concept> read(String tsv, Analysis analysis) {
        return tsv.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(row -> concept(row, analysis))
                .toList();
    }

    private static Concept concept(String row, Analysis analysis) {
        List<String> cells = List.of(row.split("\t", -1));
        if (cells.size() != Language.values().length) {
            throw new IllegalStateException("glossary.tsv: a row needs four cells (en, id, ja, zh): " + row);
        }
        Map<Language, List<List<Word>>> forms = new EnumMap<>(Language.class);
        var cell = cells.iterator();
        for (Language language : Language.values()) {
            forms.put(
                    language,
                    Stream.of(cell.next().split("\\|", -1))
                            .map(form -> analysis.words(language, Text.folded(form.strip())))
                            .filter(words -> !words.isEmpty())
                            .toList());
        }
        return new Concept(forms);
    }
}
