package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import dev.netdoc.knowledge.index.IndexedEntries.Kind;

/**
 * How well one entry answers a question; shares and likenesses are 0 to 1.
 *
 * @param number of the entry in the index
 * @param phrasing likeness of the whole question to the nearest title or phrasing, by words
 * @param spelling the same by pieces of words
 * @param named whether the question holds identifiers
 * @param known share of the words' weight whose words occur in any entry of this language
 * @param weight of all words: how much the question says
 * @param score what hits are ordered by
 */
record Match(
        int number,
        Indexed indexed,
        Evidence evidence,
        double phrasing,
        double spelling,
        boolean named,
        double known,
        double weight,
        double score) {

    Match withScore(double other) {
        return new Match(number, indexed, evidence, phrasing, spelling, named, known, weight, other);
    }

    boolean isTopic() {
        return indexed.kind() == Kind.TOPIC;
    }

    /** The share of the identifiers that the entry holds; 1 if the question has none. */
    double identifiers() {
        return named ? evidence.identifiers() : 1;
    }
}
