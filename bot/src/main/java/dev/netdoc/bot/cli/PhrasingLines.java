package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.netdoc.knowledge.TaughtPhrasing;
import java.util.ArrayList;
import java.util.List;

/** Phrasings as they stand in topic files. */
final class PhrasingLines {
    private PhrasingLines() {}

    /**
     * @param all by topic and language
     * @return a line that names the file, then its phrasings; or a JSON object each
     */
    static List<String> of(List<TaughtPhrasing> all, boolean json) {
        var lines = new ArrayList<String>();
        String file = "";
        for (TaughtPhrasing phrasing : all) {
            if (json) {
                lines.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("topic", phrasing.topic())
                        .put("language", phrasing.language().code())
                        .put("phrasing", phrasing.text())
                        .toString());
                continue;
            }
            String next =
                    "topics/" + phrasing.topic() + "/" + phrasing.language().code() + ".md";
            if (!next.equals(file)) {
                lines.add("# " + next);
                file = next;
            }
            // What a person typed must not reach the terminal as escape codes, nor end the quotes.
            lines.add("  - '" + phrasing.text().replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'");
        }
        return lines;
    }
}
