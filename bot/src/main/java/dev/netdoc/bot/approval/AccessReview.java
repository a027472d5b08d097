package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.FixPlan;
import java.util.Optional;

/** Asks a cluster's API server whether somebody may do what a plan does. Thread-safe. */
@FunctionalInterface
public interface AccessReview {

    /**
     * Asks about every change and every restart of the plan.
     *
     * @return why not, in plain English; also where the API server did not say
     */
    Optional<String> objection(String cluster, KubernetesUser user, FixPlan plan);
}
