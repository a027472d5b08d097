package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import java.util.List;

/**
 * How a Terway agent was started.
 *
 * @param agent the DaemonSet's name
 * @param how {@code shared}, {@code exclusive}, {@code vpc} or {@code unknown}
 */
public record TerwayRuns(String agent, String how, Confidence confidence, String reason, List<Evidence> evidence) {
    public TerwayRuns {
        evidence = List.copyOf(evidence);
    }
}
