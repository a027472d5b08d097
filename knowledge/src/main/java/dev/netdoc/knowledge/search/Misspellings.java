package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.translation.Lexicon;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What a word that cannot be translated may be a misspelling of: of the asker's words that the glossary or the lexicon
 * translate, the nearest. Thread-safe.
 */
final class Misspellings {
    private final Glossary glossary;
    private final Lexicon lexicon;
    private final Map<Direction, Set<String>> translated = new ConcurrentHashMap<>();

    Misspellings(Glossary glossary, Lexicon lexicon) {
        this.glossary = glossary;
        this.lexicon = lexicon;
    }

    /**
     * Returns as many words as were given, in their order; those that stay are the same objects.
     *
     * @param stands whether a word needs no translation, for the entries hold it as it is
     */
    List<Word> corrected(List<Word> words, Direction direction, Predicate<Word> stands) {
        Set<String> known = translated.computeIfAbsent(direction, this::translated);
        return words.stream()
                .map(word -> isForeign(word, known) && !stands.test(word) ? nearest(word, known) : word)
                .toList();
    }

    private static boolean isForeign(Word word, Set<String> known) {
        return word.latin() && !word.stop() && word.terms().stream().noneMatch(known::contains);
    }

    private static Word nearest(Word word, Set<String> known) {
        return Spelling.similar(known, word.terms().getLast()).stream()
                .findFirst()
                .map(meant -> new Word(List.of(meant), word.start(), word.end(), false, true))
                .orElse(word);
    }

    private Set<String> translated(Direction direction) {
        Set<String> words = new HashSet<>(lexicon.words(direction.from(), direction.to()));
        words.addAll(glossary.words(direction.from()));
        return Set.copyOf(words);
    }
}
