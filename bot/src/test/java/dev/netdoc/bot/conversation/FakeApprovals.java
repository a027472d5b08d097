package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One proposal, which only U0BOB may decide. */
public final class FakeApprovals implements Approvals {
    private final List<Consumer<Proposal>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Proposal proposal;

    @Override
    public boolean writable(String cluster) {
        return true;
    }

    @Override
    public synchronized Proposed propose(String cluster, FixPlan plan, Person requester, Language language) {
        Proposal made = change(
                Samples.proposal(ProposalState.PROPOSED, language),
                plan,
                ProposalState.PROPOSED,
                Optional.empty(),
                Optional.empty(),
                1);
        proposal = made;
        return new Proposed.Open(made);
    }

    @Override
    public Proposed proposeUndo(String proposalId, String digest, Person requester, Language language) {
        return new Proposed.NotPossible("nothing was changed");
    }

    @Override
    public synchronized void shownAt(String proposalId, MessageRef message) {
        Proposal now = current();
        proposal = change(now, now.plan(), now.state(), now.decision(), Optional.of(message), now.version());
    }

    @Override
    public Click approve(String proposalId, String digest, Person by, String words) {
        boolean wrong = current()
                .plan()
                .confirmation()
                .filter(wanted -> !wanted.equals(words))
                .isPresent();
        return wrong
                ? new Click.Refused(Reason.WRONG_WORDS, Optional.of(current()))
                : decide(digest, by, ProposalState.APPROVED, "");
    }

    @Override
    public Optional<Click.Refused> objection(String proposalId, String digest, Person by) {
        return by.user().equals("U0BOB")
                ? Optional.empty()
                : Optional.of(new Click.Refused(Reason.NOT_AN_APPROVER, Optional.of(current())));
    }

    @Override
    public Click reject(String proposalId, String digest, Person by, String reason) {
        return decide(digest, by, ProposalState.REJECTED, reason);
    }

    private synchronized Click decide(String digest, Person by, ProposalState to, String reason) {
        Proposal now = current();
        if (!by.user().equals("U0BOB")) {
            return new Click.Refused(Reason.NOT_AN_APPROVER, Optional.of(now));
        }
        if (!digest.equals(now.digest())) {
            return new Click.Refused(Reason.NOT_WHAT_YOU_SAW, Optional.of(now));
        }
        if (now.state() != ProposalState.PROPOSED) {
            return new Click.Refused(Reason.ALREADY_DECIDED, Optional.of(now));
        }
        return new Click.Accepted(move(to, Optional.of(new Proposal.Decision(by, Samples.NOW, reason))));
    }

    /** Moves the proposal on, as the runner of fixes would. */
    public synchronized Proposal move(ProposalState to, Optional<Proposal.Decision> decision) {
        Proposal now = current();
        Proposal next = change(now, now.plan(), to, decision.or(now::decision), now.message(), now.version() + 1);
        proposal = next;
        listeners.forEach(listener -> listener.accept(next));
        return next;
    }

    public Proposal current() {
        Proposal now = proposal;
        if (now == null) {
            throw new IllegalStateException("nothing was proposed");
        }
        return now;
    }

    @Override
    public Optional<Proposal> find(String proposalId) {
        return Optional.ofNullable(proposal).filter(p -> p.id().equals(proposalId));
    }

    @Override
    public List<Proposal> shownAndChangedSince(Instant time) {
        return Optional.ofNullable(proposal).filter(p -> p.message().isPresent()).stream()
                .toList();
    }

    @Override
    public void onChange(Consumer<Proposal> listener) {
        listeners.add(listener);
    }

    private static Proposal change(
            Proposal p,
            FixPlan plan,
            ProposalState state,
            Optional<Proposal.Decision> decision,
            Optional<MessageRef> message,
            int version) {
        return new Proposal(
                p.id(),
                p.cluster(),
                plan,
                p.undoes(),
                p.digest(),
                state,
                p.requester(),
                p.language(),
                p.createdAt(),
                p.expiresAt(),
                p.tally(),
                decision,
                p.detail(),
                p.limit(),
                p.restarted(),
                state == ProposalState.VERIFIED ? 1 : 0,
                message,
                p.changedAt(),
                version);
    }
}
