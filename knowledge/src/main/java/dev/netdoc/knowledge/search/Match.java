package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.entry.Entry;

/**
 * How well one entry answers a question, in shares of what the question holds, each 0 to 1.
 *
 * @param key equal for variants of one entry in several languages
 * @param words share of the words' weight that the entry explains
 * @param phrasing likeness of the whole question to the nearest title or phrasing
 * @param grams share of the n-grams that title and phrasings hold
 * @param identifiers share of the identifiers that the entry holds; 1 if the question has none
 * @param known share of the words' weight whose words occur in any entry of this language
 * @param weight of all words: how much the question says
 * @param foreign whether the entry is in another language than the question
 * @param score what hits are ordered by
 */
record Match(
        Entry entry,
        String key,
        double words,
        double phrasing,
        double grams,
        double identifiers,
        double known,
        double weight,
        boolean foreign,
        double score) {}
