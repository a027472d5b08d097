package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A pod as a restart needs it.
 *
 * @param ref its name
 * @param node empty while it is not scheduled
 * @param leaving whether it is being deleted
 * @param waiting why a container does not run, e.g. {@code CrashLoopBackOff}
 */
public record PodSeen(
        ObjectRef ref,
        String uid,
        String node,
        Instant createdAt,
        boolean ready,
        boolean leaving,
        Optional<String> waiting) {}
