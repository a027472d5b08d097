package dev.netdoc.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * One entry in one language, as a person reads it.
 *
 * @param topic the topic's id; empty for an entry of imported documents
 * @param title the heading as it stands in the source
 * @param shortAnswer the first paragraph: one or two sentences that stand alone in chat, as Markdown
 * @param markdown the whole body without the title, as Markdown
 * @param sources where it comes from, for people: a title with its date, or {@code file#heading}
 */
public record Article(
        Optional<String> topic,
        Language language,
        String title,
        String shortAnswer,
        String markdown,
        List<String> sources) {
    public Article {
        sources = List.copyOf(sources);
    }
}
