package dev.netdoc.knowledge.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a dump with what stands around it.
 *
 * @param text as in the file, without the line end
 * @param openAbove whether an empty line, or the file's edge, is directly above
 * @param openBelow the same below
 */
record Line(String text, boolean openAbove, boolean openBelow) {

    static List<Line> of(String document) {
        List<String> texts = document.lines().toList();
        List<Line> lines = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            boolean above = i == 0 || texts.get(i - 1).isEmpty();
            boolean below = i == texts.size() - 1 || texts.get(i + 1).isEmpty();
            lines.add(new Line(texts.get(i), above, below));
        }
        return lines;
    }

    /** Empty, not merely blank: within code a blank line keeps its indentation. */
    boolean empty() {
        return text.isEmpty();
    }

    boolean indented() {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
    }
}
