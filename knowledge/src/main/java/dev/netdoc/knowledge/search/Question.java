package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Identifiers.Identifier;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question taken apart.
 *
 * @param language the language whose words it is cut into
 * @param words all of them, stop words too
 * @param grams for the n-gram field
 * @param identifiers names of settings, codes and the like
 */
record Question(Language language, List<Word> words, List<String> grams, List<Identifier> identifiers) {
    /** Longer texts are pasted logs: their beginning and end say what there is to say. */
    static final int HEAD = 1500;

    static final int TAIL = 500;
    private static final int MOST_WORDS = 36;
    private static final int MOST_GRAMS = 90;
    private static final int MOST_IDENTIFIERS = 12;

    static Question of(String text, Language language, Analysis analysis, Identifiers identifiers) {
        String masked = Text.masked(Text.compatible(cut(text)));
        String folded = Text.folded(masked);
        List<Word> words = analysis.words(language, folded);
        return new Question(
                language,
                distinct(words),
                analysis.grams(language, folded).stream().limit(MOST_GRAMS).toList(),
                identifiers.in(masked).stream()
                        .distinct()
                        .limit(MOST_IDENTIFIERS)
                        .toList());
    }

    private static String cut(String text) {
        return text.length() <= HEAD + TAIL
                ? text
                : text.substring(0, HEAD) + "\n" + text.substring(text.length() - TAIL);
    }

    private static List<Word> distinct(List<Word> words) {
        Set<String> seen = new HashSet<>();
        return words.stream()
                .filter(word -> seen.add(word.surface()))
                .limit(MOST_WORDS)
                .toList();
    }

    /** Returns the words that say something about the subject */
    List<Word> content() {
        return words.stream().filter(word -> !word.stop()).toList();
    }
}
