package dev.netdoc.knowledge.analysis;

import java.util.List;

/**
 * A word of a text, reduced for comparison.
 *
 * @param terms the same word in one or more reduced forms, the one nearest to the surface first; never empty
 * @param start offset of its first character in the text that was analysed
 * @param end offset behind its last character
 * @param stop whether it says nothing about the subject ("how", "saya", "方法")
 * @param latin whether it is written in letters that all four languages share, as product names are
 */
public record Word(List<String> terms, int start, int end, boolean stop, boolean latin) {
    public Word {
        terms = List.copyOf(terms);
    }

    public String surface() {
        return terms.getFirst();
    }
}
