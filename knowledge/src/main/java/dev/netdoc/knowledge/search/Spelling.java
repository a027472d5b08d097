package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.LanguageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Words that an unknown or rare word may be a misspelling of: with the same first letter, one slip away, two in long words.
 * Short words have too many neighbours: of theirs only letters in another order, or one left out, count.
 */
final class Spelling {
    /** How surely the word that is near in spelling is meant. */
    static final double LIKELIHOOD = 0.7;

    private static final int SHORTEST = 6;
    private static final int SHORTEST_OF_ALL = 4;
    private static final int LONG = 9;
    private static final int MOST = 2;

    private Spelling() {}

    /** A word that stands somewhere is a misspelling only of one that stands in so many times more entries. */
    private static final int MORE_FREQUENT = 8;

    private record Similar(String term, float closeness, int documents) {}

    /**
     * Returns up to two words of the index, the nearest first, of these the most frequent.
     *
     * @param documents in how many entries the word itself stands
     */
    static List<String> similar(LanguageIndex index, String word, int documents) {
        if (!fits(word, SHORTEST_OF_ALL)) {
            return List.of();
        }
        try {
            Terms terms = index.terms(Fields.TEXT);
            if (terms == null) {
                return List.of();
            }
            var near = new FuzzyTermsEnum(terms, new Term(Fields.TEXT, word), slips(word), 1, true);
            var closeness = near.attributes().addAttribute(BoostAttribute.class);
            List<Similar> found = new ArrayList<>();
            for (var term = near.next(); term != null; term = near.next()) {
                String similar = term.utf8ToString();
                if (near.docFreq() >= MORE_FREQUENT * documents
                        && (word.length() >= SHORTEST || isSlipOfShort(similar, word))) {
                    found.add(new Similar(similar, closeness.getBoost(), near.docFreq()));
                }
            }
            return found.stream()
                    .sorted(Comparator.comparingDouble(Similar::closeness)
                            .thenComparingInt(Similar::documents)
                            .reversed()
                            .thenComparing(Similar::term))
                    .limit(MOST)
                    .map(Similar::term)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /** {@code cdir} has the letters of {@code cidr}; {@code wich} is a letter short of {@code which}. */
    private static boolean isSlipOfShort(String meant, String word) {
        return meant.length() > word.length()
                || Arrays.equals(
                        meant.chars().sorted().toArray(), word.chars().sorted().toArray());
    }

    /** Returns up to two of these words, which are stems and so may be a letter shorter; the nearest first */
    static List<String> similar(Collection<String> words, String word) {
        if (!fits(word, SHORTEST - 1)) {
            return List.of();
        }
        var automata = new LevenshteinAutomata(word.substring(1), true);
        List<String> found = new ArrayList<>();
        for (int slips = 1; slips <= slips(word) && found.isEmpty(); slips++) {
            var near = new CharacterRunAutomaton(automata.toAutomaton(slips, word.substring(0, 1)));
            words.stream().filter(near::run).sorted().limit(MOST).forEach(found::add);
        }
        return found;
    }

    private static boolean fits(String word, int shortest) {
        return word.length() >= shortest && word.length() <= 40 && word.chars().allMatch(Character::isLetter);
    }

    private static int slips(String word) {
        return word.length() >= LONG ? 2 : 1;
    }
}
