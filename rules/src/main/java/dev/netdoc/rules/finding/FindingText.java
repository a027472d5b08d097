package dev.netdoc.rules.finding;

import java.util.List;

/**
 * A finding in one language, its placeholders filled.
 *
 * @param summary one sentence with the real names
 * @param meaning what it means here, as Markdown
 * @param steps what to do by hand, each with its command filled in, as Markdown
 */
public record FindingText(String summary, String meaning, List<String> steps) {
    public FindingText {
        steps = List.copyOf(steps);
    }
}
