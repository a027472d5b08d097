package dev.netdoc.knowledge.index;

/**
 * A title or phrasing as sets of words and pieces, for comparison with a whole question.
 *
 * @param terms hashes of every form of its words that are not stop words, ascending
 * @param grams hashes of its pieces, ascending
 * @param weight sum of its words' rarity, in the units of {@link LanguageIndex#rarity(String, java.util.List)}
 */
@SuppressWarnings("ArrayRecordComponent") // compared thousands of times a question, and never changed
public record Phrasing(int[] terms, int[] grams, double weight) {}
