package dev.netdoc.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Why a question got what it got.
 *
 * @param language that the question was read in
 * @param words what was looked for, in the order of the question; words that say nothing about the subject are left out
 * @param hits the first few, best first
 * @param outside the nearest of the subjects that no topic answers, with its score; empty if none is near
 * @param confidence 0 to 1, as in {@link Answer}
 * @param needed the confidence from which the first hit is given as the answer
 */
public record Explanation(
        Language language,
        List<String> words,
        List<Reasons> hits,
        Optional<Rival> outside,
        Outcome outcome,
        double confidence,
        double needed) {
    public Explanation {
        words = List.copyOf(words);
        hits = List.copyOf(hits);
    }

    /** @param score on the scale of {@link Hit#score()} */
    public record Rival(String subject, double score) {}

    /**
     * Why one hit has its score. Parts are shares of what could be had, 0 to 1.
     *
     * @param words share of the words' weight that it explains, wherever they stand in it
     * @param phrasing likeness to its nearest title or phrasing, by words
     * @param spelling the same by pieces of words
     * @param pieces share of the question's pieces of words that title and phrasings hold
     * @param identifiers share of the identifiers that it holds; empty if the question has none
     * @param nearest the title or phrasing that is most like the question, as it is written
     * @param matches the words that it was found by
     */
    public record Reasons(
            Hit hit,
            double words,
            double phrasing,
            double spelling,
            double pieces,
            Optional<Double> identifiers,
            String nearest,
            List<Matched> matches) {
        public Reasons {
            matches = List.copyOf(matches);
        }
    }

    /**
     * A word of the question that stands in the hit.
     *
     * @param word as asked
     * @param term as it was found
     * @param by what joins the two
     * @param field where it stands foremost
     * @param share of the question's weight that the word carries
     */
    public record Matched(String word, String term, Bridge by, Field field, double share) {}

    /** What leads from a word to a term of the index. */
    public enum Bridge {
        SAME,
        SYNONYM,
        GLOSSARY_TRANSLATION,
        LEARNED_TRANSLATION,
        SPELLING
    }

    /** Where a word stands in an entry. */
    public enum Field {
        TITLE,
        PHRASING,
        BODY
    }
}
