package dev.netdoc.knowledge.document;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.Entry;
import java.util.List;

/**
 * One file as it was read.
 *
 * @param name relative to the folder that was named as a source, with {@code /}
 * @param translation equal for files that are the same page in several languages
 * @param entries in their order in the file
 */
public record DocumentFile(String name, Language language, String translation, List<Entry> entries) {
    public DocumentFile {
        entries = List.copyOf(entries);
    }
}
