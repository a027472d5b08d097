package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Proposal.Decision;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditEntry;
import dev.netdoc.bot.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The only writer of proposals: each transition is one compare-and-set and one audit record in one transaction, told to
 * the listeners after the commit. Thread-safe.
 */
final class ProposalLedger {
    static final String NETDOC = "netdoc";

    private final Store store;
    private final Audit audit;
    private final InstantSource clock;
    private final ProposalFeed feed;
    private final Lock order = new ReentrantLock();

    ProposalLedger(Store store, Audit audit, InstantSource clock, ProposalFeed feed) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.feed = feed;
    }

    /** {@return now, as precisely as the store keeps it} */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    <T> T read(Function<Handle, T> work) {
        return store.read(work);
    }

    Optional<Proposal> find(String id) {
        return store.read(handle -> ProposalRows.find(handle, id));
    }

    /** {@return when fixes of a cluster were begun within the last 24 hours, oldest first} */
    List<Instant> begunToday(Handle handle, String cluster) {
        return RunnerRows.begunSince(handle, cluster, now().minus(Limits.DAY));
    }

    /** Work in a transaction that no other transition can overtake; what it returns as moved is told afterwards. */
    <T> T inLine(Function<Handle, T> work, Function<T, Optional<Proposal>> moved) {
        order.lock(); // what is committed first is told first
        try {
            T result = store.write(handle -> {
                audit.queue(handle);
                return work.apply(handle);
            });
            moved.apply(result).ifPresent(feed::publish);
            return result;
        } finally {
            order.unlock();
        }
    }

    /** Tells the listeners how a proposal stands that another one has moved. */
    void tell(Proposal proposal) {
        feed.publish(proposal);
    }

    Proposal insert(Handle handle, Proposal proposal, String component, String changesKey, String dryRun) {
        ProposalRows.insert(handle, proposal, component, changesKey, dryRun);
        audit.append(
                handle,
                entry(
                        proposal,
                        person(proposal.requester()),
                        "proposed",
                        "",
                        proposal.state(),
                        proposal.undoes().map(id -> "takes back " + id).orElse("")));
        return proposal;
    }

    /**
     * A transition that netdoc makes by itself.
     *
     * @return the proposal after it; empty if it was no longer as seen
     */
    Optional<Proposal> move(Handle handle, Proposal seen, ProposalState to, String detail) {
        return move(handle, seen, to, NETDOC, detail);
    }

    /** A transition that a person makes. */
    Optional<Proposal> decide(Handle handle, Proposal seen, ProposalState to, Decision decision, String detail) {
        Optional<Proposal> moved = move(handle, seen, to, person(decision.by()), detail);
        if (moved.isEmpty()) {
            return moved;
        }
        ProposalRows.decide(handle, seen.id(), decision);
        return ProposalRows.find(handle, seen.id());
    }

    /**
     * An approval that is not the last one.
     *
     * @param needed how many there must be
     * @return the proposal after it; empty if it was no longer as seen
     */
    Optional<Proposal> vote(Handle handle, Proposal seen, Tally.Vote vote, int needed, String note) {
        if (!VoteRows.counted(handle, seen, needed, now())) {
            return Optional.empty();
        }
        VoteRows.add(handle, seen.id(), vote);
        audit.append(handle, entry(seen, person(vote.by()), "vote", seen.state().name(), seen.state(), note));
        return ProposalRows.find(handle, seen.id());
    }

    /** An earlier approval does not count any more. */
    void voidVote(Handle handle, Proposal seen, Person by, String note) {
        VoteRows.remove(handle, seen.id(), by);
        audit.append(
                handle, entry(seen, NETDOC, "vote_void", seen.state().name(), seen.state(), person(by) + ": " + note));
    }

    /** Records that an object was changed, once. */
    void changed(Handle handle, Proposal proposal, String object, String before, String after) {
        if (!audit.hasChanged(handle, proposal.id(), object)) {
            audit.append(
                    handle,
                    new AuditEntry(
                            NETDOC,
                            "changed",
                            proposal.id(),
                            proposal.cluster(),
                            object,
                            before,
                            after,
                            place(proposal),
                            "approved by "
                                    + proposal.decision()
                                            .map(Decision::by)
                                            .map(ProposalLedger::person)
                                            .orElse("?")));
        }
    }

    private Optional<Proposal> move(Handle handle, Proposal seen, ProposalState to, String actor, String detail) {
        Transitions.require(seen.state(), to);
        if (!ProposalRows.move(handle, seen, to, now(), detail)) {
            return Optional.empty();
        }
        String action = to.name().toLowerCase(Locale.ROOT);
        audit.append(handle, entry(seen, actor, action, seen.state().name(), to, detail));
        return ProposalRows.find(handle, seen.id());
    }

    private static AuditEntry entry(
            Proposal proposal, String actor, String action, String before, ProposalState after, String note) {
        return new AuditEntry(
                actor,
                action,
                proposal.id(),
                proposal.cluster(),
                proposal.plan().finding() + ": " + proposal.plan().id(),
                before,
                after.name(),
                place(proposal),
                note);
    }

    private static String person(Person person) {
        return person.team() + "/" + person.user();
    }

    private static String place(Proposal proposal) {
        return proposal.message().map(m -> m.channel() + "/" + m.ts()).orElse("");
    }
}
