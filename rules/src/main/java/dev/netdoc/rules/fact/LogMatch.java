package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a log that tells the same as an event would, or one of the texts of {@link Kind}.
 *
 * @param line redacted, at most 300 characters
 * @param found what the pattern captured
 * @param at the time in the line; empty if it has none that can be read
 */
public record LogMatch(
        Kind kind,
        ObjectRef pod,
        String container,
        String node,
        String line,
        List<String> found,
        Optional<Instant> at,
        Evidence evidence) {
    public LogMatch {
        found = List.copyOf(found);
    }

    /** What the line says. */
    public enum Kind {
        VSWITCH,
        ENI_QUOTA,
        EIP_POOL_UNSUPPORTED,
        EIP_MIGRATE_FINISHED,
        INPUT_FAILED,
        FLANNEL_LEASE,
        ROUTE,
        ROUTE_TABLE_FULL,
        ROUTE_TABLES_MULTIPLE,
        ROUTE_TABLES_NONE,
        X509,
        UNKNOWN_PROXY_MODE
    }
}
