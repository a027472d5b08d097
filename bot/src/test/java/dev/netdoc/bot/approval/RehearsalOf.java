package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.FixPlan;
import java.util.Set;

/** A rehearsal that always says the same. */
record RehearsalOf(Set<String> clusters, Rehearsed outcome) implements Rehearsal {

    static RehearsalOf passing(String... clusters) {
        return new RehearsalOf(Set.of(clusters), new Rehearsed.Passed("as planned"));
    }

    @Override
    public boolean serves(String cluster) {
        return clusters.contains(cluster);
    }

    @Override
    public Rehearsed rehearse(String cluster, FixPlan plan) {
        return outcome;
    }
}
