package dev.netdoc.bot.approval;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Ends proposals on which nobody decided in time. Thread-safe. */
final class Expiry {
    private final ProposalLedger ledger;

    Expiry(ProposalLedger ledger) {
        this.ledger = ledger;
    }

    boolean overdue(Proposal proposal) {
        return proposal.state() == ProposalState.PROPOSED && !ledger.now().isBefore(proposal.expiresAt());
    }

    /** {@return the proposal after it; empty if it was no longer as seen} */
    Optional<Proposal> expire(Proposal seen) {
        return ledger.inLine(handle -> expire(handle, seen), Function.identity());
    }

    /** The same in a transaction of the caller, who tells the listeners. */
    Optional<Proposal> expire(Handle handle, Proposal seen) {
        return ledger.move(handle, seen, ProposalState.EXPIRED, "nobody decided before " + seen.expiresAt());
    }

    /** {@return how many were overdue} */
    int sweep() {
        var ids = ledger.read(handle -> ProposalRows.expired(handle, ledger.now()));
        return (int) ids.stream()
                .map(ledger::find)
                .flatMap(Optional::stream)
                .filter(this::overdue)
                .map(this::expire)
                .flatMap(Optional::stream)
                .count();
    }
}
