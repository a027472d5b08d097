package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.knowledge.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that netdoc posts by itself and keeps true until what it tells of is over.
 *
 * @param id short, e.g. {@code b-7f3a9c21}; people replay by it
 * @param subject what it is about; of one subject only one bulletin is open
 * @param channel where it is, or is to be
 * @param message empty until it is posted
 * @param clusters that it tells of; none means all
 * @param shown digest of what it says; empty until it is posted
 * @param told the findings that its readers know of
 * @param detail what its kind needs to be drawn, as JSON
 * @param version counts the drawings
 */
public record Bulletin(
        String id,
        Kind kind,
        String subject,
        String channel,
        Optional<MessageRef> message,
        List<String> clusters,
        Language language,
        State state,
        String shown,
        List<Told> told,
        String detail,
        Instant openedAt,
        Instant changedAt,
        int version) {
    public Bulletin {
        clusters = List.copyOf(clusters);
        told = List.copyOf(told);
    }

    public enum Kind {
        /** The diagnosis in an incident channel. */
        INCIDENT,
        /** A critical finding in the channel of its cluster. */
        FINDING,
        /** A group of alerts. */
        ALERT
    }

    public enum State {
        OPEN,
        /** What it told of is over. */
        ENDED,
        /** netdoc may not speak there any more. */
        LEFT
    }

    boolean concerns(String cluster) {
        return clusters.isEmpty() || clusters.contains(cluster);
    }
}
