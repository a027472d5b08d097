package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import java.time.Instant;
import java.util.Set;

/**
 * The cluster after a fix was applied.
 *
 * @param facts gathered after the change and the restarts
 * @param fingerprints of the findings that hold in these facts
 * @param changedAt when the change was written; where there was none, when the restart began
 */
public record Aftermath(Facts facts, Set<String> fingerprints, Instant changedAt) {
    public Aftermath {
        fingerprints = Set.copyOf(fingerprints);
    }
}
