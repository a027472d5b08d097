package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.FixPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing, in one cluster.
 *
 * @param id the folder's name under {@code findings/}
 * @param variant which of the finding's texts applies; empty for the usual one
 * @param fingerprint hex, from cluster, id and objects: the same in every language and at every run
 * @param objects what it is about, sorted
 * @param values what fills the placeholders of its texts, e.g. {@code flannelVersion}; text from the cluster, not yet
 *     escaped for any surface; a list has one item a line
 * @param topics articles that explain it
 * @param explainedBy ids of other findings of the same diagnosis that are the reason for this one
 * @param fix the change that removes it; empty where people must act themselves
 */
public record Finding(
        String id,
        String variant,
        String fingerprint,
        Severity severity,
        List<ObjectRef> objects,
        Map<String, String> values,
        List<Evidence> evidence,
        List<String> topics,
        List<String> explainedBy,
        Optional<FixPlan> fix) {
    public Finding {
        objects = objects.stream().sorted().distinct().toList();
        values = Map.copyOf(values);
        evidence = List.copyOf(evidence);
        topics = List.copyOf(topics);
        explainedBy = List.copyOf(explainedBy);
    }
}
