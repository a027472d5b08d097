package dev.netdoc.bot.approval;

import java.time.Instant;
import java.util.List;

/**
 * How far the approval of a proposal has come.
 *
 * @param needed how many different persons must approve
 * @param votes of those who have, oldest first; with the last one the proposal is approved
 */
public record Tally(int needed, List<Vote> votes) {
    public Tally {
        votes = List.copyOf(votes);
    }

    /** Before anybody voted. */
    public static Tally none(int needed) {
        return new Tally(needed, List.of());
    }

    boolean has(Person person) {
        return votes.stream().anyMatch(vote -> vote.by().equals(person));
    }

    /** One approval. */
    public record Vote(Person by, Instant at) {}
}
