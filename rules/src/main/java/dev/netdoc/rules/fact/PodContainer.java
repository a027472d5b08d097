package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A container of a pod and how it fares.
 *
 * @param waitingReason {@code state.waiting.reason}; empty if it does not wait
 * @param startedAt {@code state.running.startedAt}: when this container started, which may be long after its pod
 * @param ended the last end that is known: of this container, or of the one before it
 */
public record PodContainer(
        String name,
        boolean init,
        String image,
        List<Port> ports,
        boolean ready,
        int restarts,
        String waitingReason,
        Optional<Instant> startedAt,
        Optional<Ended> ended) {
    public PodContainer {
        ports = List.copyOf(ports);
    }

    /** @param hostPort 0 where none is asked for */
    public record Port(String name, int port, int hostPort, String protocol) {}

    public record Ended(String reason, int exitCode, Optional<Instant> at) {}
}
