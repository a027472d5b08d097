package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The log of fixes in the store. */
final class StoredFixLog implements FixLog {
    private final ProposalLedger ledger;
    private final Runner runner;
    private final Supplier<ApprovalPolicy> policy;
    private final Rights rights;
    private final ConcurrentMap<String, Duration> leases = new ConcurrentHashMap<>();

    StoredFixLog(ProposalLedger ledger, Runner runner, Supplier<ApprovalPolicy> policy, Rights rights) {
        this.ledger = ledger;
        this.runner = runner;
        this.policy = policy;
        this.rights = rights;
    }

    @Override
    public List<String> underWay() {
        return ledger.read(handle -> Stream.of(ProposalState.VERIFYING, ProposalState.APPLYING, ProposalState.APPROVED)
                .flatMap(state -> ProposalRows.idsIn(handle, state).stream())
                .toList());
    }

    @Override
    public List<String> abandoned() {
        return ledger.read(handle -> RunnerRows.abandoned(handle, runner, ledger.now()));
    }

    @Override
    public void keep(Collection<String> ids) {
        for (String id : ids) {
            Duration lease = leases.getOrDefault(id, Duration.ZERO);
            ledger.inLine(
                    handle -> RunnerRows.renew(
                            handle, id, runner.name(), ledger.now().plus(lease)),
                    nothing -> Optional.empty());
        }
    }

    @Override
    public Optional<Proposal> find(String id) {
        return ledger.find(id);
    }

    @Override
    public Optional<Approved> claim(String id, Duration lease) {
        boolean taken = ledger.inLine(
                handle -> RunnerRows.claim(
                        handle, id, runner, ledger.now(), ledger.now().plus(lease)),
                nothing -> Optional.empty());
        if (!taken) {
            return Optional.empty();
        }
        leases.put(id, lease);
        return ledger.find(id).flatMap(p -> p.decision().map(decision -> new Approved(p, decision)));
    }

    @Override
    public void release(Approved fix) {
        ledger.inLine(
                handle -> {
                    RunnerRows.release(handle, fix.id(), runner.name());
                    return fix;
                },
                nothing -> Optional.empty());
    }

    @Override
    public Duration approvalGoodFor() {
        return policy.get().expiry();
    }

    @Override
    public Begun begin(Approved fix, Collection<String> unknown) {
        return ledger.inLine(
                        handle -> {
                            Proposal seen = held(handle, fix);
                            if (RunnerRows.componentBusy(handle, fix.id())) {
                                return new Beginning(new Begun.Busy(), Optional.empty());
                            }
                            Optional<Limits.Limit> limit = limit(handle, fix);
                            if (limit.isPresent()) {
                                return new Beginning(new Begun.Limited(limit.get()), Optional.empty());
                            }
                            RunnerRows.unknownBefore(handle, fix.id(), PlanText.write(List.copyOf(unknown)));
                            Optional<Proposal> moved = ledger.move(handle, seen, ProposalState.APPLYING, "");
                            return new Beginning(moved.isPresent() ? new Begun.Yes() : new Begun.Busy(), moved);
                        },
                        Beginning::moved)
                .begun();
    }

    private record Beginning(Begun begun, Optional<Proposal> moved) {}

    @Override
    public Optional<Limits.Limit> objection(Approved fix) {
        return ledger.find(fix.id()).flatMap(rights::votersMayNot);
    }

    @Override
    public void holdBack(Approved fix, Limits.Limit limit) {
        ledger.inLine(
                handle -> {
                    Proposal seen = held(handle, fix);
                    RunnerRows.holdBack(handle, fix.id(), limit);
                    return ledger.move(handle, seen, ProposalState.FAILED, limit.reason() + "; nothing was written");
                },
                Function.identity());
    }

    private Optional<Limits.Limit> limit(Handle handle, Approved fix) {
        Limits limits = policy.get().limits();
        return limits.protection(fix.plan())
                .or(() -> limits.fullDay(fix.undoes(), ledger.begunToday(handle, fix.cluster())));
    }

    @Override
    public List<String> unknownBefore(Approved fix) {
        return ledger.read(handle -> RunnerRows.unknownBefore(handle, fix.id()))
                .map(text -> List.copyOf(PlanText.readNames(text)))
                .orElse(List.of());
    }

    @Override
    public Instant begunAt(Approved fix) {
        return ledger.read(handle -> RunnerRows.begunAt(handle, fix.id())).orElse(fix.at());
    }

    @Override
    public void progress(Approved fix, int restarted, String detail) {
        ledger.inLine(
                handle -> {
                    Proposal before = held(handle, fix);
                    if (before.restarted() == restarted && before.detail().equals(detail)) {
                        return Optional.<Proposal>empty(); // the lease alone was due
                    }
                    RunnerRows.progress(handle, fix.id(), restarted, detail, ledger.now());
                    return ProposalRows.find(handle, fix.id());
                },
                Function.identity());
    }

    @Override
    public void changed(Approved fix, Change change) {
        ledger.inLine(
                handle -> {
                    ledger.changed(
                            handle,
                            held(handle, fix),
                            change.object() + " " + change.path(),
                            change.before().toString(),
                            change.after().toString());
                    RunnerRows.countChanged(handle, fix.id());
                    return fix;
                },
                nothing -> Optional.empty());
    }

    @Override
    public boolean wroteBefore(Approved fix) {
        return ledger.read(handle -> RunnerRows.anyChanged(handle, fix.id()));
    }

    @Override
    public void move(Approved fix, ProposalState to, String detail) {
        ledger.inLine(
                handle -> {
                    Optional<Proposal> moved = ledger.move(handle, held(handle, fix), to, detail);
                    if (to == ProposalState.VERIFIED) {
                        fix.undoes()
                                .flatMap(id -> ProposalRows.find(handle, id))
                                .ifPresent(undone -> {
                                    ledger.move(handle, undone, ProposalState.UNDONE, "taken back by " + fix.id());
                                });
                    }
                    return moved;
                },
                Function.identity());
        fix.undoes().flatMap(ledger::find).ifPresent(ledger::tell);
    }

    /** Looks at the proposal again and keeps the lease, both in the transaction that is about to write. */
    private Proposal held(Handle handle, Approved fix) {
        Duration lease = leases.getOrDefault(fix.id(), Duration.ZERO);
        Proposal proposal = ProposalRows.find(handle, fix.id()).orElseThrow(() -> new ProposalLost(fix.id()));
        if (proposal.state().ended()
                || !RunnerRows.renew(
                        handle, fix.id(), runner.name(), ledger.now().plus(lease))) {
            throw new ProposalLost(fix.id());
        }
        return proposal;
    }
}
