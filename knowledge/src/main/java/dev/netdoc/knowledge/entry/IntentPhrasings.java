package dev.netdoc.knowledge.entry;

import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The bundled intents: a folder each, with one file a language and one phrasing a line. */
public final class IntentPhrasings {
    private IntentPhrasings() {}

    /**
     * One line of a file.
     *
     * @param intent the folder's name
     */
    public record Phrasing(String intent, Language language, String text) {}

    public static List<Phrasing> read() {
        Map<String, String> files = new TreeMap<>(BundledFiles.in("intents"));
        return files.entrySet().stream()
                .flatMap(file -> phrasings(file.getKey(), file.getValue()))
                .toList();
    }

    private static Stream<Phrasing> phrasings(String path, String text) {
        String[] parts = path.split("[/.]", -1);
        return Language.of(parts[1]).stream()
                .flatMap(language -> text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> new Phrasing(parts[0], language, line.strip())));
    }
}
