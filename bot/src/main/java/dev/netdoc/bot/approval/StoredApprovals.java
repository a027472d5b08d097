package dev.netdoc.bot.approval;

import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Approvals in the store. Two replicas on one store decide each proposal once between them. */
public final class StoredApprovals implements Approvals, AutoCloseable {
    private final ProposalFeed feed = new ProposalFeed();
    private final ProposalLedger ledger;
    private final Supplier<ApprovalPolicy> policy;
    private final Rights rights;
    private final Predicate<String> writable;
    private final Expiry expiry;
    private final Proposing proposing;
    private final Deciding deciding;

    /**
     * @param policy asked at every click, so that a change of it holds at once
     * @param checks asked at every click, too; what the chat said is kept for some minutes
     */
    public StoredApprovals(
            Store store,
            Audit audit,
            InstantSource clock,
            Supplier<ApprovalPolicy> policy,
            Checks checks,
            Rehearsal rehearsal) {
        this.ledger = new ProposalLedger(store, audit, clock, feed);
        this.policy = policy;
        this.rights = new Rights(policy, new RecentMembers(checks.members(), clock), checks);
        this.writable = cluster -> policy.get().anybodyMayApprove(cluster) && rehearsal.serves(cluster);
        this.expiry = new Expiry(ledger);
        this.proposing = new Proposing(ledger, policy, rights, rehearsal, expiry, writable);
        this.deciding = new Deciding(ledger, rights, expiry, writable);
    }

    /**
     * The side of the store that carries fixes out.
     *
     * @param runner this process: it takes up at once what a process held that it knows to have ended; what others hold
     *     it leaves alone until their lease is over
     */
    public FixLog fixLog(Runner runner) {
        return new StoredFixLog(ledger, runner, policy, rights);
    }

    @Override
    public boolean writable(String cluster) {
        return writable.test(cluster);
    }

    @Override
    public Proposed propose(String cluster, FixPlan plan, Person requester, Language language) {
        return proposing.propose(cluster, plan, requester, language);
    }

    @Override
    public Proposed proposeUndo(String proposalId, String digest, Person requester, Language language) {
        return proposing.proposeUndo(proposalId, digest, requester, language);
    }

    @Override
    public Click approve(String proposalId, String digest, Person by, String words) {
        return deciding.approve(proposalId, digest, by, words);
    }

    @Override
    public Optional<Click.Refused> objection(String proposalId, String digest, Person by) {
        return deciding.objection(proposalId, digest, by);
    }

    @Override
    public Click reject(String proposalId, String digest, Person by, String reason) {
        return deciding.reject(proposalId, digest, by, reason);
    }

    @Override
    public List<Proposal> shownAndChangedSince(Instant time) {
        return ledger.read(handle -> ProposalRows.shownAndChangedSince(handle, time));
    }

    @Override
    public void shownAt(String proposalId, MessageRef message) {
        ledger.inLine(
                handle -> {
                    ProposalRows.showAt(handle, proposalId, message);
                    return proposalId;
                },
                id -> Optional.empty());
    }

    @Override
    public Optional<Proposal> find(String proposalId) {
        return ledger.find(proposalId);
    }

    @Override
    public void onChange(Consumer<Proposal> listener) {
        feed.add(listener);
    }

    /**
     * Expires what nobody decided in time; to be called now and then.
     *
     * @return how many
     */
    public int expireOverdue() {
        return expiry.sweep();
    }

    /** Tells the listeners what is still to be told, then stops. The store stays open. */
    @Override
    public void close() {
        feed.close();
    }
}
