package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import java.util.List;

/**
 * What a rule concludes for one key on one node: the ENI mode, the acceleration, the service routing, the enforcement.
 *
 * @param pool the node's pool; empty if it has none
 * @param value one of the key's values
 * @param reason why, in a few words that rules may ask for, e.g. {@code fell back to veth}
 */
public record NodeAnswer(
        ModeKey key,
        String node,
        String pool,
        String value,
        Confidence confidence,
        String reason,
        List<Evidence> evidence) {
    public NodeAnswer {
        evidence = List.copyOf(evidence);
    }
}
