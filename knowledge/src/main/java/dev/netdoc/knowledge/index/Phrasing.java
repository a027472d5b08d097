package dev.netdoc.knowledge.index;

import java.util.Set;

/**
 * A title or phrasing as a set of words, for comparison with a whole question.
 *
 * @param terms every form of its words that are not stop words
 * @param grams hashes of its pieces, ascending
 * @param weight sum of its words' rarity, in the units of {@link EntryIndex#rarity}
 */
public record Phrasing(Set<String> terms, int[] grams, double weight) {}
