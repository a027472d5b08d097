package dev.netdoc.rules.finding;

import java.util.List;

/**
 * A finding in one language, its placeholders filled.
 *
 * <p>All of it is CommonMark in which values from the cluster are escaped. For ordinary names the summary reads the same as
 * plain text: it holds no markup of its own.
 *
 * @param summary one sentence with the real names, on one line
 * @param meaning what it means here, as Markdown
 * @param steps what to do by hand, each with its command filled in, as Markdown
 */
public record FindingText(String summary, String meaning, List<String> steps) {
    public FindingText {
        steps = List.copyOf(steps);
    }
}
