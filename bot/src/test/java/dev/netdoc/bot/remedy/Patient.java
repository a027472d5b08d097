package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.rules.fix.FixPlan;
import java.util.Optional;

/** A cluster with something to mend. */
interface Patient {
    /** {@return its API; whoever asks closes it} */
    ApiServer connect();

    /** {@return whether the finding holds now} */
    boolean holds();

    /** {@return the plan for the cluster as it is now; empty if the conditions of the fix do not hold} */
    Optional<FixPlan> fix();

    /** {@return how time passes for it} */
    Pace pace();
}
