package dev.netdoc.bot.approval;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Proposals and the decisions on them. Thread-safe; every decision is made once, in the store. */
public interface Approvals {

    /** @return whether fixes are offered for this cluster at all; false means commands by hand and no buttons */
    boolean writable(String cluster);

    /**
     * Writes a proposal down, after a server-side dry run. An open proposal of the same cluster with the same changes is
     * returned instead of a second one.
     */
    Proposed propose(String cluster, FixPlan plan, Person requester, Language language);

    /**
     * Proposes to take back what a fix has changed, as a proposal of its own: with a dry run, and to be approved like any.
     *
     * @param digest what the person saw
     */
    Proposed proposeUndo(String proposalId, String digest, Person requester, Language language);

    /** Remembers where the proposal is shown. */
    void shownAt(String proposalId, MessageRef message);

    /** @param digest what the person saw */
    Click approve(String proposalId, String digest, Person by);

    Click reject(String proposalId, String digest, Person by, String reason);

    Optional<Proposal> find(String proposalId);

    /** @return proposals that are shown somewhere and changed at or after this time, for a surface that was away */
    List<Proposal> shownAndChangedSince(Instant time);

    /** Calls back after every transition of any proposal, in order for each proposal, on a thread of its own. */
    void onChange(Consumer<Proposal> listener);

    /** What came of proposing. */
    sealed interface Proposed {
        record Open(Proposal proposal) implements Proposed {}

        /** @param reason plain English, e.g. the API server's refusal of the dry run */
        record NotPossible(String reason) implements Proposed {}

        /**
         * Somebody edited what netdoc had written, so it is not taken back.
         *
         * @param change what netdoc had written
         * @param now what stands there now
         */
        record EditedSince(Proposal undone, Change change, FieldValue now) implements Proposed {}
    }

    /** What came of a click; each is shown to the person who clicked. */
    sealed interface Click {
        record Accepted(Proposal proposal) implements Click {}

        record Refused(Reason reason, Optional<Proposal> proposal) implements Click {}
    }

    /** Why a click did nothing. */
    enum Reason {
        NOT_AN_APPROVER,
        OWN_REQUEST,
        ALREADY_DECIDED,
        EXPIRED,
        NOT_WHAT_YOU_SAW,
        NO_SUCH_PROPOSAL,
        READ_ONLY
    }
}
