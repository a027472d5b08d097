package dev.netdoc.bot.approval;

import static dev.netdoc.bot.approval.ProposalState.APPLYING;
import static dev.netdoc.bot.approval.ProposalState.APPROVED;
import static dev.netdoc.bot.approval.ProposalState.EXPIRED;
import static dev.netdoc.bot.approval.ProposalState.FAILED;
import static dev.netdoc.bot.approval.ProposalState.REJECTED;
import static dev.netdoc.bot.approval.ProposalState.STALE;
import static dev.netdoc.bot.approval.ProposalState.UNDONE;
import static dev.netdoc.bot.approval.ProposalState.VERIFIED;
import static dev.netdoc.bot.approval.ProposalState.VERIFYING;

import java.util.Set;

/** The whole life of a proposal: every step that there is. */
final class Transitions {
    private Transitions() {}

    static Set<ProposalState> from(ProposalState state) {
        return switch (state) {
            case PROPOSED -> Set.of(APPROVED, REJECTED, EXPIRED, STALE);
            case APPROVED -> Set.of(APPLYING, STALE, FAILED);
            case APPLYING -> Set.of(VERIFYING, STALE, FAILED);
            case VERIFYING -> Set.of(VERIFIED, FAILED);
            case VERIFIED, FAILED -> Set.of(UNDONE);
            case REJECTED, EXPIRED, STALE, UNDONE -> Set.of();
        };
    }

    /** @throws IllegalArgumentException if there is no such step */
    static void require(ProposalState from, ProposalState to) {
        if (!from(from).contains(to)) {
            throw new IllegalArgumentException("a proposal cannot go from " + from + " to " + to);
        }
    }
}
