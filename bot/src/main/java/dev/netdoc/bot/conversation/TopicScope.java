package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.TopicLinks;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.mode.ModeKey;
import java.util.Arrays;
import java.util.List;

/** What of a cluster belongs to a topic. */
record TopicScope(String topic, TopicLinks links) {
    // Harmless by itself; not for somebody who asks why a pod cannot reach its own Service.
    private static final String HAIRPIN_TOPIC = "flannel-hairpin-self-access";
    private static final String HAIRPIN_FINDING = "flannel-hairpin-disabled";

    List<ModeKey> modeKeys() {
        return links.modeKeys().stream()
                .flatMap(name ->
                        Arrays.stream(ModeKey.values()).filter(key -> key.key().equals(name)))
                .distinct()
                .toList();
    }

    boolean hasFindings() {
        return !links.findings().isEmpty();
    }

    boolean touches(Finding finding) {
        return links.findings().contains(finding.id()) || finding.topics().contains(topic);
    }

    Severity severity(Finding finding) {
        return topic.equals(HAIRPIN_TOPIC)
                        && finding.id().equals(HAIRPIN_FINDING)
                        && finding.severity() == Severity.INFO
                ? Severity.WARNING
                : finding.severity();
    }
}
