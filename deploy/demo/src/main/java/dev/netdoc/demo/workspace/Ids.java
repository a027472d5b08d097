package dev.netdoc.demo.workspace;

import java.util.UUID;

/** Names for things that come without one. */
final class Ids {
    private Ids() {}

    /** Five letters or digits, as Slack names blocks. */
    static String shortId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 5);
    }

    /** A long upper-case id behind a prefix, as Slack names events and channels. */
    static String upper(String prefix) {
        String random = UUID.randomUUID().toString().replace("-", "");
        return prefix + random.substring(0, 10).toUpperCase(java.util.Locale.ROOT);
    }

    static String secret() {
        return UUID.randomUUID().toString();
    }
}
