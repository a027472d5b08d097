package dev.netdoc.rules.recent;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;

/**
 * Something that changed of late.
 *
 * @param object what changed; where several of one kind did, the one that changed last
 * @param at when the last of them changed
 * @param count how many did, at least 1
 * @param by who wrote a ConfigMap, as managedFields names it; the reason of an event; else empty
 */
public record RecentChange(Kind kind, ObjectRef object, Instant at, int count, String by) {

    public enum Kind {
        NODE_JOINED,
        NODE_READY,
        NODE_NOT_READY,
        /** Pods of a DaemonSet of the network started; the object is the DaemonSet. */
        AGENT_STARTED,
        CONFIG_WRITTEN,
        /** An event about the network was seen for the first time. */
        EVENT
    }
}
