package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.IntentPhrasings;
import java.util.List;

/**
 * A way to ask for an intent, cut into words.
 *
 * @param intent its folder's name
 */
public record IntentPhrasing(String intent, Language language, List<Word> words) {
    public IntentPhrasing {
        words = List.copyOf(words);
    }

    /** Returns the bundled ones */
    public static List<IntentPhrasing> read(Analysis analysis) {
        return IntentPhrasings.read().stream()
                .map(phrasing -> new IntentPhrasing(
                        phrasing.intent(),
                        phrasing.language(),
                        analysis.words(phrasing.language(), Text.folded(phrasing.text()))))
                .toList();
    }
}
