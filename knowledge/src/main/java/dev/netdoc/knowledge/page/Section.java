package dev.netdoc.knowledge.page;

import java.util.List;

/**
 * A heading with what stands under it, up to the next one.
 *
 * @param heading as it stands in the file, without markup
 * @param above the page's title and the headings that this one stands under, outermost first
 * @param phrasings other ways to ask for it that the page declares
 * @param body Markdown
 */
public record Section(String heading, List<String> above, List<String> phrasings, String body) {
    public Section {
        above = List.copyOf(above);
        phrasings = List.copyOf(phrasings);
    }
}
