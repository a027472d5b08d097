package dev.netdoc.knowledge.analysis;

import java.util.List;

/** Cuts text of one language into words. Thread-safe. */
public interface Words {
    /**
     * Cuts a text.
     *
     * @param folded text as {@link Text#folded} gives it
     * @return in order of their place in the text
     */
    List<Word> words(String folded);
}
