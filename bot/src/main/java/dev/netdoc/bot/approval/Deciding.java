package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Proposal.Decision;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Decides on proposals, each once. Thread-safe. */
final class Deciding {
    private final ProposalLedger ledger;
    private final Rights rights;
    private final Expiry expiry;
    private final Predicate<String> writable;

    /** @param writable whether fixes are offered for a cluster at all */
    Deciding(ProposalLedger ledger, Rights rights, Expiry expiry, Predicate<String> writable) {
        this.ledger = ledger;
        this.rights = rights;
        this.expiry = expiry;
        this.writable = writable;
    }

    Click approve(String proposalId, String digest, Person by, String words) {
        while (true) {
            Optional<Proposal> found = ledger.find(proposalId);
            if (found.isEmpty()) {
                return new Click.Refused(Reason.NO_SUCH_PROPOSAL, Optional.empty());
            }
            // Asked before the transaction, which must not wait for a chat or a cluster.
            Ballot ballot = Ballot.ask(rights, found.get(), by);
            Optional<Click> click = approve(proposalId, digest, ballot, words);
            if (click.isPresent()) {
                return click.get();
            }
        }
    }

    /** {@return empty if somebody voted meanwhile who was not asked about} */
    private Optional<Click> approve(String id, String digest, Ballot ballot, String words) {
        return ledger.<Optional<Click>>inLine(
                handle -> {
                    Proposal seen = ProposalRows.find(handle, id).orElseThrow();
                    Optional<Rights.Refusal> refusal = approvalRefusal(seen, digest, ballot.by(), ballot.own())
                            .or(() -> wrong(seen, words));
                    if (refusal.isPresent()) {
                        return Optional.of(refused(handle, seen, refusal.get()));
                    }
                    if (!ballot.covers(seen.tally())) {
                        return Optional.empty();
                    }
                    Optional<Rights.Refusal> unsure = ballot.unsure();
                    return Optional.of(
                            unsure.isPresent()
                                    ? refused(handle, seen, unsure.get())
                                    : counted(handle, seen, ballot)
                                            .<Click>map(Click.Accepted::new)
                                            .orElseGet(() -> new Click.Refused(
                                                    Reason.ALREADY_DECIDED, ProposalRows.find(handle, id))));
                },
                click -> click.flatMap(Deciding::toTell));
    }

    private Optional<Proposal> counted(Handle handle, Proposal seen, Ballot ballot) {
        var vote = new Tally.Vote(ballot.by(), ledger.now());
        int needed = Math.max(seen.tally().needed(), rights.needed(seen.plan()));
        ballot.lost()
                .forEach((person, why) ->
                        ledger.voidVote(handle, seen, person, why.reason().name()));
        int count = seen.tally().votes().size() - ballot.lost().size() + 1;
        if (count < needed) {
            return ledger.vote(handle, seen, vote, needed, count + " of " + needed);
        }
        Optional<Proposal> moved =
                ledger.decide(handle, seen, ProposalState.APPROVED, new Decision(vote.by(), vote.at(), ""), "");
        if (moved.isEmpty()) {
            return moved;
        }
        VoteRows.add(handle, seen.id(), vote);
        return ProposalRows.find(handle, seen.id());
    }

    Optional<Click.Refused> objection(String proposalId, String digest, Person by) {
        Optional<Proposal> found = ledger.find(proposalId);
        if (found.isEmpty()) {
            return Optional.of(new Click.Refused(Reason.NO_SUCH_PROPOSAL, found));
        }
        Proposal seen = found.get();
        return approvalRefusal(seen, digest, by, rights.toApprove(by, seen))
                .map(refusal -> new Click.Refused(refusal.reason(), found, refusal.detail()));
    }

    Click reject(String proposalId, String digest, Person by, String reason) {
        Optional<Proposal> found = ledger.find(proposalId);
        if (found.isEmpty()) {
            return new Click.Refused(Reason.NO_SUCH_PROPOSAL, Optional.empty());
        }
        Optional<Rights.Refusal> right = rights.toReject(by, found.get());
        var decision = new Decision(by, ledger.now(), reason);
        return ledger.<Click>inLine(
                handle -> {
                    Proposal seen = ProposalRows.find(handle, proposalId).orElseThrow();
                    Optional<Rights.Refusal> refusal = refusal(seen, digest, right, false);
                    if (refusal.isPresent()) {
                        return refused(handle, seen, refusal.get());
                    }
                    return ledger.decide(handle, seen, ProposalState.REJECTED, decision, reason)
                            .<Click>map(Click.Accepted::new)
                            .orElseGet(() ->
                                    new Click.Refused(Reason.ALREADY_DECIDED, ProposalRows.find(handle, proposalId)));
                },
                Deciding::toTell);
    }

    private static Optional<Proposal> toTell(Click click) {
        return switch (click) {
            case Click.Accepted(Proposal proposal) -> Optional.of(proposal);
            // The click that comes too late is what notices it.
            case Click.Refused refused -> refused.reason() == Reason.EXPIRED ? refused.proposal() : Optional.empty();
        };
    }

    private Optional<Rights.Refusal> approvalRefusal(
            Proposal seen, String digest, Person by, Optional<Rights.Refusal> right) {
        return refusal(seen, digest, right, rights.isTheRequester(by, seen))
                .or(() -> seen.tally().has(by)
                        ? Optional.of(new Rights.Refusal(Reason.ALREADY_VOTED))
                        : Optional.empty());
    }

    private static Optional<Rights.Refusal> wrong(Proposal seen, String words) {
        return seen.plan()
                .confirmation()
                .filter(wanted -> !wanted.equals(words))
                .map(wanted -> new Rights.Refusal(Reason.WRONG_WORDS));
    }

    private Optional<Rights.Refusal> refusal(
            Proposal seen, String digest, Optional<Rights.Refusal> right, boolean ownRequest) {
        if (!writable.test(seen.cluster())) {
            return Optional.of(new Rights.Refusal(Reason.READ_ONLY));
        }
        if (right.isPresent()) {
            return right;
        }
        Optional<Reason> reason;
        if (ownRequest) {
            reason = Optional.of(Reason.OWN_REQUEST);
        } else if (!digest.equals(seen.digest())) {
            reason = Optional.of(Reason.NOT_WHAT_YOU_SAW);
        } else if (seen.state() == ProposalState.EXPIRED || expiry.overdue(seen)) {
            reason = Optional.of(Reason.EXPIRED);
        } else {
            reason = seen.state() == ProposalState.PROPOSED ? Optional.empty() : Optional.of(Reason.ALREADY_DECIDED);
        }
        return reason.map(Rights.Refusal::new);
    }

    private Click refused(Handle handle, Proposal seen, Rights.Refusal refusal) {
        boolean expiresNow = refusal.reason() == Reason.EXPIRED && seen.state() == ProposalState.PROPOSED;
        Optional<Proposal> now = expiresNow ? expiry.expire(handle, seen) : Optional.of(seen);
        return new Click.Refused(
                refusal.reason(), now.or(() -> ProposalRows.find(handle, seen.id())), refusal.detail());
    }
}
