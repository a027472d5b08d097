package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.TerwayConfig;

/** What people write under {@code in_cluster_loadbalance} of eni-config, of which Terway understands one word. */
public final class InClusterLb {
    private InClusterLb() {}

    /** @return whether the text reads as yes to a person and as no to Terway */
    public static boolean meantOn(TerwayConfig config) {
        String text = Seen.text(config.inClusterLbText());
        return text.matches("(?i)\\s*[\"']?(true|t|1|yes|y|on|enabled?)[\"']?\\s*") && !text.equals("true");
    }

    /** @return the text as it stands there; empty without the key */
    public static String written(TerwayConfig config) {
        return Seen.text(config.inClusterLbText());
    }
}
