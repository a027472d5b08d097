package dev.netdoc.knowledge;

import java.util.List;

/**
 * What a topic touches in a live cluster, as its {@code topic.yaml} says.
 *
 * @param modeKeys keys of the mode report that the topic is about, e.g. {@code eni_mode}, the most telling first
 * @param findings ids of the findings that the topic explains
 */
public record TopicLinks(List<String> modeKeys, List<String> findings) {
    public static final TopicLinks NONE = new TopicLinks(List.of(), List.of());

    public TopicLinks {
        modeKeys = List.copyOf(modeKeys);
        findings = List.copyOf(findings);
    }

    /** @return whether a look at a cluster can add nothing to this topic */
    public boolean isEmpty() {
        return modeKeys.isEmpty() && findings.isEmpty();
    }
}
