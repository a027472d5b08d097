package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.analysis.Word;
import java.util.Collection;
import java.util.List;

/**
 * A title or phrasing, taken apart.
 *
 * @param grams hashes of its pieces, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // compared thousands of times a question, and never changed
public record Line(List<Word> words, int[] grams) {
    public Line {
        words = List.copyOf(words);
    }

    Line(List<Word> words, Collection<String> grams) {
        this(words, hashes(grams));
    }

    /** Returns hashes of pieces, ascending, for comparison with those of a line. */
    public static int[] hashes(Collection<String> grams) {
        return grams.stream().mapToInt(String::hashCode).sorted().distinct().toArray();
    }
}
