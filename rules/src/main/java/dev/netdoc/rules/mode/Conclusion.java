package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import java.util.List;
import java.util.Optional;

/**
 * What a rule concludes for one key of the mode report. Rules of findings may ask for it too, e.g.
 * {@code Conclusion( key == ModeKey.PLUGIN, value == "flannel" )}.
 *
 * @param value one of the key's values; empty where there is none to give
 * @param reason why, in a few words that rules may ask for, e.g. {@code fell back to veth}
 * @param evidence the source that rules first
 * @param nextStep what would decide it; empty unless unknown or conflicting
 */
public record Conclusion(
        ModeKey key,
        String value,
        Confidence confidence,
        String reason,
        List<Evidence> evidence,
        Optional<NextStep> nextStep) {
    public Conclusion {
        evidence = List.copyOf(evidence);
    }

    /** A conclusion that leaves nothing open. */
    public static Conclusion of(
            ModeKey key, String value, Confidence confidence, String reason, List<Evidence> evidence) {
        return new Conclusion(key, value, confidence, reason, evidence, Optional.empty());
    }

    /** A conclusion that leaves something open. */
    public static Conclusion open(
            ModeKey key, String value, Confidence confidence, String reason, List<Evidence> evidence, NextStep next) {
        return new Conclusion(key, value, confidence, reason, evidence, Optional.of(next));
    }

    public boolean certain() {
        return confidence == Confidence.CERTAIN;
    }
}
