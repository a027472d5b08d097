package dev.netdoc.knowledge.translation;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Pieces of text that say the same in several languages: titles, paragraphs and list items of one topic's articles. */
public final class AlignedTexts {
    private static final Pattern CODE = Pattern.compile("(?ms)^\\s*+```.*?^\\s*+```[^\\n]*$");
    private static final Pattern SECTION = Pattern.compile("(?m)^## .*$");
    private static final Pattern BLOCK = Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:-|\\d+\\.) )");

    private AlignedTexts() {}

    /**
     * Returns one map a piece of text, with the languages that have it.
     *
     * @param entries of topics; others are left out
     */
    public static List<Map<Language, String>> of(List<Entry> entries) {
        Map<String, Map<Language, List<List<String>>>> topics = new TreeMap<>();
        for (Entry entry : entries) {
            entry.topic()
                    .ifPresent(id -> topics.computeIfAbsent(id, any -> new EnumMap<>(Language.class))
                            .put(entry.language(), sections(entry)));
        }
        List<Map<Language, String>> aligned = new ArrayList<>();
        topics.values().forEach(variants -> align(variants, aligned));
        return aligned;
    }

    private static void align(Map<Language, List<List<String>>> variants, List<Map<Language, String>> aligned) {
        int sections = variants.values().stream().mapToInt(List::size).min().orElse(0);
        for (int section = 0; section < sections; section++) {
            int number = section;
            Map<Language, List<String>> blocks = new EnumMap<>(Language.class);
            variants.forEach((language, all) -> blocks.put(language, all.get(number)));
            // A section that is parted differently is still the same section as a whole.
            boolean inStep =
                    blocks.values().stream().mapToInt(List::size).distinct().count() == 1;
            int pieces = inStep ? blocks.values().iterator().next().size() : 1;
            for (int piece = 0; piece < pieces; piece++) {
                int place = piece;
                Map<Language, String> texts = new EnumMap<>(Language.class);
                blocks.forEach(
                        (language, all) -> texts.put(language, inStep ? all.get(place) : String.join("\n", all)));
                aligned.add(texts);
            }
        }
    }

    /** The title, then the blocks of each section; headings of sections are the same in every topic and teach nothing. */
    private static List<List<String>> sections(Entry entry) {
        List<List<String>> sections = new ArrayList<>();
        sections.add(List.of(entry.title()));
        for (String section : SECTION.split(CODE.matcher(entry.body()).replaceAll(""), -1)) {
            sections.add(BLOCK.splitAsStream(section)
                    .map(String::strip)
                    .filter(block -> !block.isEmpty())
                    .toList());
        }
        return sections;
    }

    /** Returns the texts of a piece in two languages, if it has both. */
    static Optional<Map.Entry<String, String>> pair(Map<Language, String> piece, Language from, Language to) {
        String one = piece.get(from);
        String other = piece.get(to);
        return one == null || other == null ? Optional.empty() : Optional.of(Map.entry(one, other));
    }
}
