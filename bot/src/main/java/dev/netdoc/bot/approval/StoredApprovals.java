package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Proposal.Decision;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Approvals in the store. Two replicas on one store decide each proposal once between them. */
public final class StoredApprovals implements Approvals, AutoCloseable {
    // Without the letters and digits that people mix up when they read an id to each other.
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int ID_LENGTH = 8;

    private final ProposalFeed feed = new ProposalFeed();
    private final SecureRandom random = new SecureRandom();
    private final ProposalLedger ledger;
    private final Supplier<ApprovalPolicy> policy;
    private final Rights rights;
    private final Rehearsal rehearsal;

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
        this.rehearsal = rehearsal;
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
        return policy.get().anybodyMayApprove(cluster) && rehearsal.serves(cluster);
    }

    @Override
    public Proposed propose(String cluster, FixPlan plan, Person requester, Language language) {
        return propose(
                cluster,
                plan,
                Optional.empty(),
                requester,
                language,
                edited -> new Proposed.NotPossible(edited.change().object() + " "
                        + edited.change().path() + " changed a moment ago; look at the cluster again"));
    }

    @Override
    public Proposed proposeUndo(String proposalId, String digest, Person requester, Language language) {
        Optional<Proposal> found =
                ledger.find(proposalId).filter(p -> p.digest().equals(digest));
        if (found.isEmpty()) {
            return new Proposed.NotPossible("there is no such proposal here");
        }
        Proposal done = found.get();
        Optional<FixPlan> back = Optional.of(done)
                .filter(Proposal::undoable)
                .flatMap(p -> p.plan().reversed());
        if (back.isEmpty()) {
            return new Proposed.NotPossible(
                    done.state() == ProposalState.UNDONE
                            ? "it was taken back already"
                            : "there is nothing to take back: " + done.id() + " is " + done.state());
        }
        return propose(
                done.cluster(),
                back.get(),
                Optional.of(done.id()),
                requester,
                language,
                edited -> new Proposed.EditedSince(done, edited.change().reversed(), edited.now()));
    }

    /** @param whenEdited what it means that an object does not hold what the plan begins with */
    private Proposed propose(
            String cluster,
            FixPlan plan,
            Optional<String> undoes,
            Person requester,
            Language language,
            Function<Rehearsal.Rehearsed.Edited, Proposed> whenEdited) {
        if (!writable(cluster)) {
            return new Proposed.NotPossible("fixes are not offered for cluster " + cluster
                    + ": writing is off, nobody may approve, or there is no write access to it");
        }
        Optional<Proposal> open = expireOrReturn(cluster, PlanText.changesKey(plan));
        Optional<Limits.Limit> limit = limit(cluster, plan, undoes);
        if (limit.isPresent()
                && open.filter(p -> p.state() != ProposalState.PROPOSED).isEmpty()) {
            return new Proposed.Withheld(limit.get());
        }
        if (open.isPresent()) {
            return new Proposed.Open(open.get());
        }
        return switch (rehearsal.rehearse(cluster, plan)) {
            case Rehearsal.Rehearsed.Refused(String reason) -> new Proposed.NotPossible(reason);
            case Rehearsal.Rehearsed.Edited edited -> whenEdited.apply(edited);
            case Rehearsal.Rehearsed.Passed(String result) ->
                new Proposed.Open(writeDown(fresh(cluster, plan, undoes, requester, language, result), result));
        };
    }

    private Optional<Limits.Limit> limit(String cluster, FixPlan plan, Optional<String> undoes) {
        Limits limits = policy.get().limits();
        return limits.protection(plan)
                .or(() -> ledger.read(handle -> limits.fullDay(undoes, ledger.begunToday(handle, cluster))));
    }

    private Proposal fresh(
            String cluster, FixPlan plan, Optional<String> undoes, Person requester, Language language, String dryRun) {
        var now = ledger.now();
        return new Proposal(
                newId(),
                cluster,
                plan,
                undoes,
                PlanText.digest(cluster, plan, dryRun),
                ProposalState.PROPOSED,
                requester,
                language,
                now,
                now.plus(policy.get().expiry()),
                Tally.none(rights.needed(plan)),
                Optional.empty(),
                "",
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                now,
                1);
    }

    private Proposal writeDown(Proposal fresh, String dryRun) {
        String key = PlanText.changesKey(fresh.plan());
        return ledger.inLine(
                handle -> ProposalRows.findOpen(handle, fresh.cluster(), key)
                        .orElseGet(() ->
                                ledger.insert(handle, fresh, String.join("\n", components(fresh.plan())), key, dryRun)),
                written -> written.id().equals(fresh.id()) ? Optional.of(written) : Optional.empty());
    }

    private Optional<Proposal> expireOrReturn(String cluster, String changesKey) {
        Optional<Proposal> open = ledger.read(handle -> ProposalRows.findOpen(handle, cluster, changesKey));
        open.filter(this::overdue).ifPresent(this::expire);
        return open.filter(p -> !overdue(p));
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
    public Click approve(String proposalId, String digest, Person by, String words) {
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
                click -> click.flatMap(StoredApprovals::toTell));
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

    @Override
    public Optional<Click.Refused> objection(String proposalId, String digest, Person by) {
        Optional<Proposal> found = ledger.find(proposalId);
        if (found.isEmpty()) {
            return Optional.of(new Click.Refused(Reason.NO_SUCH_PROPOSAL, found));
        }
        Proposal seen = found.get();
        return approvalRefusal(seen, digest, by, rights.toApprove(by, seen))
                .map(refusal -> new Click.Refused(refusal.reason(), found, refusal.detail()));
    }

    @Override
    public Click reject(String proposalId, String digest, Person by, String reason) {
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
                StoredApprovals::toTell);
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
        if (!writable(seen.cluster())) {
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
        } else if (seen.state() == ProposalState.EXPIRED || overdue(seen)) {
            reason = Optional.of(Reason.EXPIRED);
        } else {
            reason = seen.state() == ProposalState.PROPOSED ? Optional.empty() : Optional.of(Reason.ALREADY_DECIDED);
        }
        return reason.map(Rights.Refusal::new);
    }

    private Click refused(Handle handle, Proposal seen, Rights.Refusal refusal) {
        boolean expiresNow = refusal.reason() == Reason.EXPIRED && seen.state() == ProposalState.PROPOSED;
        Optional<Proposal> now =
                expiresNow ? ledger.move(handle, seen, ProposalState.EXPIRED, noDecision(seen)) : Optional.of(seen);
        return new Click.Refused(
                refusal.reason(), now.or(() -> ProposalRows.find(handle, seen.id())), refusal.detail());
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
        var ids = ledger.read(handle -> ProposalRows.expired(handle, ledger.now()));
        return (int) ids.stream()
                .map(ledger::find)
                .flatMap(Optional::stream)
                .filter(this::overdue)
                .map(this::expire)
                .flatMap(Optional::stream)
                .count();
    }

    private Optional<Proposal> expire(Proposal seen) {
        return ledger.inLine(
                handle -> ledger.move(handle, seen, ProposalState.EXPIRED, noDecision(seen)), Function.identity());
    }

    private boolean overdue(Proposal proposal) {
        return proposal.state() == ProposalState.PROPOSED && !ledger.now().isBefore(proposal.expiresAt());
    }

    private static String noDecision(Proposal proposal) {
        return "nobody decided before " + proposal.expiresAt();
    }

    private static List<String> components(FixPlan plan) {
        return Stream.concat(
                        plan.changes().stream().map(Change::object),
                        plan.restarts().stream().map(RestartPlan::daemonSet))
                .map(ObjectRef::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private String newId() {
        var id = new StringBuilder("p-");
        random.ints(ID_LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    /** Tells the listeners what is still to be told, then stops. The store stays open. */
    @Override
    public void close() {
        feed.close();
    }
}
