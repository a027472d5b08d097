package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The field's words in four languages, from {@code glossary.tsv}: the bridge from a question to entries in other languages,
 * and between synonyms of one language. Thread-safe.
 */
final class Glossary {
    private final Analysis analysis;
    private final List<Concept> concepts;
    private final Map<Language, Map<String, List<Form>>> formsByFirst = new ConcurrentHashMap<>();

    Glossary(Analysis analysis) {
        this(analysis, bundled());
    }

    Glossary(Analysis analysis, String tsv) {
        this.analysis = analysis;
        this.concepts = tsv.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Glossary::concept)
                .toList();
    }

    /** One row: the ways to say one thing, by language. */
    record Concept(Map<Language, List<String>> forms) {
        List<String> in(Language language) {
            return forms.getOrDefault(language, List.of());
        }
    }

    /** A place in a question where a concept is named, as a range of its words. */
    record Mention(Concept concept, int firstWord, int endWord) {}

    private record Form(Concept concept, List<Word> words) {}

    /** @return the concepts named in a question, longest first at each place, without overlap */
    List<Mention> mentions(Language language, List<Word> words) {
        var forms = formsByFirst.computeIfAbsent(language, this::index);
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Mention longest = null;
            for (String term : words.get(at).terms()) {
                for (Form form : forms.getOrDefault(term, List.of())) {
                    int end = at + form.words().size();
                    if ((longest == null || end > longest.endWord()) && matches(form.words(), words, at)) {
                        longest = new Mention(form.concept(), at, end);
                    }
                }
            }
            if (longest == null) {
                at++;
            } else {
                mentions.add(longest);
                at = longest.endWord();
            }
        }
        return mentions;
    }

    /** @return the terms for a concept in a language, and how surely each alone stands for it */
    Map<String, Float> terms(Concept concept, Language language) {
        Unit.Terms terms = new Unit.Terms();
        for (String form : concept.in(language)) {
            List<Word> words = content(analysis.words(language, Text.folded(form)));
            double share = words.size() == 1 ? 1 : 0.8 / words.size();
            words.forEach(word -> terms.add(word.surface(), share));
            words.forEach(word -> word.terms().forEach(term -> terms.add(term, share * 0.9)));
        }
        return terms.asMap();
    }

    private static List<Word> content(List<Word> words) {
        List<Word> content = words.stream().filter(word -> !word.stop()).toList();
        return content.isEmpty() ? words : content;
    }

    private static boolean matches(List<Word> form, List<Word> words, int at) {
        if (at + form.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < form.size(); i++) {
            List<String> sought = form.get(i).terms();
            if (words.get(at + i).terms().stream().noneMatch(sought::contains)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, List<Form>> index(Language language) {
        Map<String, List<Form>> forms = new HashMap<>();
        for (Concept concept : concepts) {
            for (String form : concept.in(language)) {
                List<Word> words = analysis.words(language, Text.folded(form));
                if (!words.isEmpty()) {
                    for (String first : words.getFirst().terms()) {
                        forms.computeIfAbsent(first, any -> new ArrayList<>()).add(new Form(concept, words));
                    }
                }
            }
        }
        return forms;
    }

    private static Concept concept(String row) {
        String[] cells = row.split("\t", -1);
        if (cells.length != Language.values().length) {
            throw new IllegalStateException("glossary.tsv: a row needs four cells (en, id, ja, zh): " + row);
        }
        Map<Language, List<String>> forms = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String cell = cells[language.ordinal()].strip();
            if (!cell.isEmpty()) {
                forms.put(language, List.of(cell.split("\\s*\\|\\s*")));
            }
        }
        return new Concept(forms);
    }

    private static String bundled() {
        try (InputStream in = Glossary.class.getResourceAsStream("glossary.tsv")) {
            return new String(Objects.requireNonNull(in, "glossary.tsv").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the glossary", e);
        }
    }
}
