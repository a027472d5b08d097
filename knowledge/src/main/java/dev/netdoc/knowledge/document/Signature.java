package dev.netdoc.knowledge.document;

import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.entry.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What of an entry stays as it is when it is translated: names of settings, error codes, versions and lines of code. */
public final class Signature {
    private static final Pattern VERSION = Pattern.compile("\\bv?\\d+(?:\\.\\d+)+[\\w.-]*");
    private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*+```[^\\n]*\\n(.*?)^\\s*+```");
    private static final int SHORTEST_LINE = 8;

    private final Identifiers identifiers;

    public Signature(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Returns hashes, ascending, without repetition. */
    public int[] of(Entry entry) {
        String text = Text.compatible(entry.title() + "\n" + entry.body());
        IntStream names =
                identifiers.in(text).stream().mapToInt(name -> name.whole().hashCode());
        IntStream versions =
                VERSION.matcher(text).results().mapToInt(match -> match.group().hashCode());
        IntStream.Builder lines = IntStream.builder();
        Matcher code = FENCED.matcher(entry.body());
        while (code.find()) {
            code.group(1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_LINE)
                    .forEach(line -> lines.add(line.hashCode()));
        }
        return IntStream.concat(IntStream.concat(names, versions), lines.build())
                .sorted()
                .distinct()
                .toArray();
    }
}
