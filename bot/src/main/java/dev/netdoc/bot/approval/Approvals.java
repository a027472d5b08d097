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

    /** An approval by a click alone: refused where words have to be typed. */
    default Click approve(String proposalId, String digest, Person by) {
        return approve(proposalId, digest, by, "");
    }

    /**
     * An approval. Where several are needed, all but the last leave the proposal open and are counted in its tally.
     *
     * @param digest what the person saw
     * @param words what the person typed, where the plan asks for words
     */
    Click approve(String proposalId, String digest, Person by, String words);

    /** {@return why an approval by this person would be refused now, whatever they type; decides nothing} */
    Optional<Click.Refused> objection(String proposalId, String digest, Person by);

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

        /** A limit of this installation keeps it from being offered. */
        record Withheld(Limits.Limit limit) implements Proposed {}

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

        /** @param detail plain English for who has to mend it, e.g. the scope that is missing; may be empty */
        record Refused(Reason reason, Optional<Proposal> proposal, String detail) implements Click {
            public Refused(Reason reason, Optional<Proposal> proposal) {
                this(reason, proposal, "");
            }
        }
    }

    /** Why a click did nothing. */
    enum Reason {
        NOT_AN_APPROVER,
        /** Guests decide nothing, even where they are listed. */
        GUEST,
        OTHER_WORKSPACE,
        INACTIVE,
        /** The chat did not say who somebody is, or who is in a group. */
        MEMBERS_UNKNOWN,
        NO_KUBERNETES_USER,
        NOT_ALLOWED_IN_CLUSTER,
        OWN_REQUEST,
        ALREADY_DECIDED,
        /** It waits for somebody else. */
        ALREADY_VOTED,
        EXPIRED,
        NOT_WHAT_YOU_SAW,
        WRONG_WORDS,
        NO_SUCH_PROPOSAL,
        READ_ONLY
    }
}
