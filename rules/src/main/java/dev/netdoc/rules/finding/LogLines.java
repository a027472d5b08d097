package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.LogMatch;
import java.util.Collection;
import java.util.List;

/** Lines of logs that say the same. */
public final class LogLines {
    private LogLines() {}

    /** @return {@code namespace/name} of each pod that wrote one */
    public static List<String> pods(Collection<?> lines) {
        return Seen.texts(lines.stream().map(line -> ((LogMatch) line).pod()).toList());
    }

    /** @return the first few, in the order of their sources */
    public static List<Evidence> evidence(Collection<?> lines) {
        return Seen.some(
                lines.stream().map(line -> ((LogMatch) line).evidence()).toList());
    }
}
