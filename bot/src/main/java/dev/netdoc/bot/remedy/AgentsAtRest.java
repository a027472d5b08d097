package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.DaemonSetSeen;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan;

/** Whether the DaemonSets that a fix restarts are healthy and nobody else is replacing their pods. */
final class AgentsAtRest {
    private final Job job;

    AgentsAtRest(Job job) {
        this.job = job;
    }

    Outcome check() {
        Outcome outcome = new Outcome.GoOn();
        for (RestartPlan restart : job.fix().plan().restarts()) {
            outcome = outcome.then(() -> atRest(restart.daemonSet()));
        }
        return outcome;
    }

    private Outcome atRest(ObjectRef daemonSet) {
        return switch (job.writer().daemonSet(daemonSet)) {
            case Look.Found<DaemonSetSeen>(DaemonSetSeen set)
            when set.underWay() ->
                Outcome.stale("%s is rolling: %d of %d pods are of its newest template; nothing was written"
                        .formatted(daemonSet, set.updated(), set.desired()));
            case Look.Found<DaemonSetSeen>(DaemonSetSeen set)
            when set.unavailable() > 0 && !job.fix().plan().mendsAgent() ->
                Outcome.stale("%s is unhealthy: %d of %d pods are not available; nothing was written"
                        .formatted(daemonSet, set.unavailable(), set.desired()));
            case Look.Found<DaemonSetSeen> calm -> new Outcome.GoOn();
            case Look.Missing<DaemonSetSeen>() -> Outcome.stale(daemonSet + " is gone; nothing was written");
            case Look.Forbidden<DaemonSetSeen>(String why) -> Outcome.failed(why + "; nothing was written");
            case Look.NoAnswer<DaemonSetSeen>(String why) -> new Outcome.Later("cannot read " + daemonSet + ": " + why);
        };
    }
}
