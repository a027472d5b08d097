package dev.netdoc.knowledge.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one file holds, cut at its headings.
 *
 * @param language a language tag that the page declares, e.g. {@code ja-JP}
 * @param translation a key that the page shares with its translations, as Hugo's pages do
 */
public record Page(Optional<String> language, Optional<String> translation, List<Section> sections) {
    private static final Pattern CODE = Pattern.compile("(?ms)^[ \\t]*+```.*?^[ \\t]*+```[^\\n]*$|`[^`\n]*+`");

    public Page {
        sections = List.copyOf(sections);
    }

    /** Everything that people read, for telling its language: code is English in every language. */
    public String text() {
        return sections.stream()
                .map(section ->
                        section.heading() + "\n" + CODE.matcher(section.body()).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }
}
