package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of the last hour that says something about the network. Source: events of {@code v1} and of
 * {@code events.k8s.io/v1}; one event read through both counts once.
 *
 * @param about the object it was written on
 * @param node the node concerned: the object itself, or the node of its pod; empty if unknown
 * @param message at most 1024 characters
 * @param found what the pattern captured, in order; see {@link EventKey}
 * @param at the latest of its times
 * @param count at least 1
 */
public record NetworkEvent(
        EventKey key,
        ObjectRef about,
        String node,
        String reason,
        String message,
        List<String> found,
        Instant at,
        Optional<Instant> firstAt,
        int count,
        String component,
        Evidence evidence) {
    public NetworkEvent {
        found = List.copyOf(found);
    }
}
