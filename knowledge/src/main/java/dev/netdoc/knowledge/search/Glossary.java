package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The field's words in four languages, from {@code glossary.tsv}: the bridge from a question to entries in other languages,
 * and between synonyms of one language. Thread-safe.
 */
public final class Glossary {
    private final List<Concept> concepts;
    private final Map<Language, Map<String, List<Form>>> formsByFirst = new ConcurrentHashMap<>();

    public Glossary(List<Concept> concepts) {
        this.concepts = List.copyOf(concepts);
    }

    /** A place in a question where a concept is named, as a range of its words. */
    record Mention(Concept concept, int firstWord, int endWord) {}

    /** Returns the words of one language that concepts are named by, in their most reduced form. */
    Set<String> words(Language language) {
        return concepts.stream()
                .flatMap(concept -> concept.in(language).stream())
                .flatMap(List::stream)
                .filter(word -> !word.stop())
                .map(word -> word.terms().getLast())
                .collect(Collectors.toSet());
    }

    private record Form(Concept concept, List<Word> words) {}

    /** Returns the concepts named in a question, longest first at each place, without overlap */
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

    /**
     * The parts of "alamat ip" are much more frequent than what they mean together, and a query counts all its synonyms as
     * frequent as the most frequent of them. So parts stand in only where no single word says the same.
     *
     * @return the terms for a concept in a language, and how surely each alone stands for it
     */
    Map<String, Float> terms(Concept concept, Language language) {
        Map<String, Float> terms = new LinkedHashMap<>();
        List<List<Word>> forms =
                concept.in(language).stream().map(Glossary::content).toList();
        boolean single = forms.stream().anyMatch(words -> words.size() == 1);
        for (List<Word> words : forms) {
            if (!single || words.size() == 1) {
                double share = words.size() == 1 ? 1 : 0.8 / words.size();
                words.forEach(word -> terms.merge(word.surface(), (float) share, Math::max));
                words.forEach(word ->
                        word.terms().forEach(term -> terms.merge(term, (float) (share * 0.9), Math::max)));
            }
        }
        return terms;
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
            for (List<Word> words : concept.in(language)) {
                for (String first : words.getFirst().terms()) {
                    forms.computeIfAbsent(first, any -> new ArrayList<>()).add(new Form(concept, words));
                }
            }
        }
        return forms;
    }
}
