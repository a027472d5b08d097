package dev.netdoc.knowledge.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one file holds, cut at its headings.
 *
 * @param language a language tag that the page declares, e.g. {@code ja-JP}
 * @param translation a key that the page shares with its translations, as Hugo's {@code translationKey}
 */
public record Page(Optional<String> language, Optional<String> translation, List<Section> sections) {
    public Page {
        sections = List.copyOf(sections);
    }

    /** Everything that people read, for telling its language. */
    public String text() {
        return sections.stream()
                .map(section -> section.heading() + "\n" + section.body())
                .collect(Collectors.joining("\n"));
    }
}
