package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.LanguageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;

/** Words of the index that an unknown word may be a misspelling of. */
final class Spelling {
    /** How surely the word that is near in spelling is meant. */
    static final double LIKELIHOOD = 0.7;

    private static final int SHORTEST = 6;
    private static final int LONG = 9;
    private static final int MOST = 2;

    private record Similar(String term, float closeness) {}

    /** Returns up to two words with the same first letter, one slip away, two in long words; the nearest first */
    List<String> similar(LanguageIndex index, String word) {
        if (word.length() < SHORTEST || word.length() > 40 || word.chars().anyMatch(c -> !Character.isLetter(c))) {
            return List.of();
        }
        try {
            Terms terms = index.terms(Fields.TEXT);
            if (terms == null) {
                return List.of();
            }
            var near = new FuzzyTermsEnum(terms, new Term(Fields.TEXT, word), word.length() >= LONG ? 2 : 1, 1, true);
            var closeness = near.attributes().addAttribute(BoostAttribute.class);
            List<Similar> found = new ArrayList<>();
            for (var term = near.next(); term != null; term = near.next()) {
                found.add(new Similar(term.utf8ToString(), closeness.getBoost()));
            }
            return found.stream()
                    .sorted(Comparator.comparingDouble(Similar::closeness)
                            .reversed()
                            .thenComparing(Similar::term))
                    .limit(MOST)
                    .map(Similar::term)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }
}
