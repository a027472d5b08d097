package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.util.Optional;

/** Proof that a named person approved exactly this plan for this cluster. Only this package can make one. */
public final class Approved {
    private final Proposal proposal;
    private final Proposal.Decision decision;

    Approved(Proposal proposal, Proposal.Decision decision) {
        this.proposal = proposal;
        this.decision = decision;
    }

    public String id() {
        return proposal.id();
    }

    public String cluster() {
        return proposal.cluster();
    }

    public FixPlan plan() {
        return proposal.plan();
    }

    /** @return the proposal whose change this takes back; empty for a fix */
    public Optional<String> undoes() {
        return proposal.undoes();
    }

    public Person by() {
        return decision.by();
    }

    public Instant at() {
        return decision.at();
    }

    @Override
    public String toString() {
        return id() + " (" + plan().id() + " on " + cluster() + ", approved by " + by().user() + ")";
    }
}
