package dev.netdoc.knowledge.entry;

import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can be answered, in one language.
 *
 * @param topic the topic's id; empty for an entry of imported documents
 * @param title the heading as it stands in the source
 * @param above titles that the heading stands under in its document, outermost first; none for topics
 * @param phrasings other ways to ask for it
 * @param body the answer as Markdown, without the title
 * @param errors literal error lines that lead here, in no language
 * @param source {@code topics/<id>/<language>.md} or {@code file#heading}
 * @param sources what people are shown as the origin
 */
public record Entry(
        Optional<String> topic,
        Language language,
        String title,
        List<String> above,
        List<String> phrasings,
        String body,
        List<String> errors,
        String source,
        List<String> sources) {
    public Entry {
        above = List.copyOf(above);
        phrasings = List.copyOf(phrasings);
        errors = List.copyOf(errors);
        sources = List.copyOf(sources);
    }
}
