package dev.netdoc.knowledge.entry;

import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people also ask for and no topic answers, from {@code outside/<language>.txt}: blocks of a line {@code # subject} and
 * ways to ask for it. A question that is more like one of these than like any topic is declined.
 */
public final class OutsideSubjects {
    /** What the source of every such entry begins with. */
    private static final String SOURCE = "outside/";

    private OutsideSubjects() {}

    public static List<Entry> read() {
        List<Entry> subjects = new ArrayList<>();
        BundledFiles.in("outside").forEach((name, text) -> {
            String code = name.replaceFirst("\\.txt$", "");
            Language language =
                    Language.of(code).orElseThrow(() -> new TopicBroken(SOURCE + name, "names no language of ours"));
            for (String block : text.strip().split("\\R\\s*\\R", -1)) {
                subjects.add(subject(language, name, block));
            }
        });
        return subjects;
    }

    private static Entry subject(Language language, String name, String block) {
        List<String> lines = block.strip().lines().map(String::strip).toList();
        if (lines.size() < 2 || !lines.getFirst().startsWith("# ")) {
            throw new TopicBroken(SOURCE + name, "needs a line '# subject' before " + lines.getFirst());
        }
        String subject = lines.getFirst().substring(2);
        return new Entry(
                Optional.empty(),
                language,
                subject.replace('-', ' '),
                List.of(),
                lines.subList(1, lines.size()),
                "",
                List.of(),
                SOURCE + name + "#" + subject,
                List.of());
    }
}
