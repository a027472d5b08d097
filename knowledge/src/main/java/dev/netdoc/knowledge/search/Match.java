package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.entry.Entry;

/**
 * How well one entry answers a question, in shares of what the question holds, each 0 to 1.
 *
 * @param key equal for variants of one entry in several languages
 * @param words share of the words' weight that the entry explains
 * @param phrasing likeness of the whole question to the nearest title or phrasing, by words
 * @param spelling the same by pieces of words
 * @param grams share of the pieces of words that title and phrasings hold
 * @param identifiers share of the identifiers that the entry holds; 1 if the question has none
 * @param known share of the words' weight whose words occur in any entry of this language
 * @param weight of all words: how much the question says
 * @param score of this entry alone, before its variants speak for it too
 */
record Match(
        int number,
        Entry entry,
        String key,
        double words,
        double phrasing,
        double spelling,
        double grams,
        double identifiers,
        double known,
        double weight,
        double score) {

    Match withScore(double other) {
        return new Match(
                number, entry, key, words, phrasing, spelling, grams, identifiers, known, weight, other);
    }
}
