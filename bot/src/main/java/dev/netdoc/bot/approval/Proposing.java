package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes proposals down, after a dry run. Thread-safe. */
final class Proposing {
    // Without the letters and digits that people mix up when they read an id to each other.
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int ID_LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final ProposalLedger ledger;
    private final Supplier<ApprovalPolicy> policy;
    private final Rights rights;
    private final Rehearsal rehearsal;
    private final Expiry expiry;
    private final Predicate<String> writable;

    /** @param writable whether fixes are offered for a cluster at all */
    Proposing(
            ProposalLedger ledger,
            Supplier<ApprovalPolicy> policy,
            Rights rights,
            Rehearsal rehearsal,
            Expiry expiry,
            Predicate<String> writable) {
        this.ledger = ledger;
        this.policy = policy;
        this.rights = rights;
        this.rehearsal = rehearsal;
        this.expiry = expiry;
        this.writable = writable;
    }

    Proposed propose(String cluster, FixPlan plan, Person requester, Language language) {
        return propose(
                cluster,
                plan,
                Optional.empty(),
                requester,
                language,
                edited -> new Proposed.NotPossible(edited.change().object() + " "
                        + edited.change().path() + " changed a moment ago; look at the cluster again"));
    }

    Proposed proposeUndo(String proposalId, String digest, Person requester, Language language) {
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
        if (!writable.test(cluster)) {
            return new Proposed.NotPossible("fixes are not offered for cluster " + cluster
                    + ": writing is off, nobody may approve, or there is no write access to it");
        }
        Optional<Proposal> open = open(cluster, PlanText.changesKey(plan));
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

    private Optional<Proposal> open(String cluster, String changesKey) {
        Optional<Proposal> open = ledger.read(handle -> ProposalRows.findOpen(handle, cluster, changesKey));
        open.filter(expiry::overdue).ifPresent(expiry::expire);
        return open.filter(p -> !expiry.overdue(p));
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
}
