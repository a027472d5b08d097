package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where the carrying out of approved fixes is written down, each step before it is taken. Thread-safe. Every method
 * that writes throws {@link ProposalLost} if this process no longer holds the proposal.
 */
public interface FixLog {

    /** {@return ids of what was approved and has not ended, oldest first} */
    List<String> underWay();

    /** {@return ids of those of them that nobody carries out: their process died over them, or before it took them} */
    List<String> abandoned();

    /** {@return the proposal as it stands now} */
    Optional<Proposal> find(String id);

    /**
     * Takes a proposal for this process.
     *
     * @param lease how long others leave it alone after {@link #keep} or the last thing written about it
     * @return empty if it is not under way, or another process holds it
     */
    Optional<Approved> claim(String id, Duration lease);

    /**
     * Keeps the leases of fixes, while a stage waits or works for long.
     *
     * @param ids what this process works on; of what it does not hold nothing is kept
     */
    void keep(Collection<String> ids);

    /** Lets go of a proposal, so that it can be taken up again at once. */
    void release(Approved fix);

    /** {@return how long after the approval a fix may still be begun} */
    Duration approvalGoodFor();

    /**
     * APPROVED to APPLYING.
     *
     * @param unknown the facts that could not be read when the finding was confirmed
     */
    Begun begin(Approved fix, Collection<String> unknown);

    /**
     * Asks the cluster again, where that is configured, whether those who approved may do it themselves. Blocks; not
     * asked by {@link #begin}.
     *
     * @return why not
     */
    Optional<Limits.Limit> objection(Approved fix);

    /** APPROVED to FAILED, because it may not be carried out; nothing was written. */
    void holdBack(Approved fix, Limits.Limit limit);

    /** {@return what {@link #begin} was told} */
    List<String> unknownBefore(Approved fix);

    /** {@return when {@link #begin} let it start, by whatever process; before that, when it was approved} */
    Instant begunAt(Approved fix);

    /** Writes down how far it is, or what comes next, and keeps the lease. */
    void progress(Approved fix, int restarted, String detail);

    /** Records that an object now holds the change; the second call for the same change does nothing. */
    void changed(Approved fix, Change change);

    /** {@return whether {@link #changed} was called for any change of it, by whatever process} */
    boolean wroteBefore(Approved fix);

    /** One of the other transitions of an approved fix. */
    void move(Approved fix, ProposalState to, String detail);

    /** Whether a fix may start. */
    sealed interface Begun {
        record Yes() implements Begun {}

        /** Another fix of the same component is under way; nothing was written. */
        record Busy() implements Begun {}

        /** A limit of this installation is reached; nothing was written. */
        record Limited(Limits.Limit limit) implements Begun {}
    }

    /** Another process took the proposal over, or it ended. Whoever gets this stops at once. */
    final class ProposalLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProposalLost(String id) {
            super("proposal " + id + " is no longer held by this process; whoever holds it goes on with it");
        }
    }
}
