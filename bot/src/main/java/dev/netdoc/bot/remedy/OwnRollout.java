package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.DaemonSetSeen;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.rules.fix.RestartPlan;
import java.time.Duration;
import java.time.Instant;

/** Waits until a DaemonSet that was changed has rolled the change out by itself. */
final class OwnRollout implements Restart {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Job job;
    private final RestartPlan plan;
    private final int before;
    private final Instant deadline;
    private int done;

    /**
     * @param before how many pods of other DaemonSets the fix has replaced
     * @param written when the DaemonSet was changed; the plan's time counts from then
     */
    OwnRollout(Job job, RestartPlan plan, int before, Instant written) {
        this.job = job;
        this.plan = plan;
        this.before = before;
        this.deadline = written.plus(job.fix().plan().verifyWithin());
    }

    @Override
    public int done() {
        return done;
    }

    @Override
    public Outcome run() {
        while (true) {
            switch (job.writer().daemonSet(plan.daemonSet())) {
                case Look.Found<DaemonSetSeen>(DaemonSetSeen set) -> {
                    note(set);
                    if (set.rolledOut()) {
                        return new Outcome.GoOn();
                    }
                    if (!job.now().isBefore(deadline)) {
                        return Outcome.failed("%s has not rolled out within %d min: %s%s"
                                .formatted(
                                        plan.daemonSet(),
                                        job.fix().plan().verifyWithin().toMinutes(),
                                        state(set),
                                        job.changed("changed")));
                    }
                }
                case Look.Missing<DaemonSetSeen>() -> {
                    return Outcome.failed(plan.daemonSet() + " is gone" + job.changed("was changed"));
                }
                case Look.Forbidden<DaemonSetSeen>(String why) -> {
                    return Outcome.failed(why + job.changed("changed"));
                }
                case Look.NoAnswer<DaemonSetSeen>(String why) -> {
                    return new Outcome.Later("cannot read " + plan.daemonSet() + ": " + why);
                }
            }
            if (!job.pause(POLL)) {
                return Job.stopping();
            }
            job.keepLease();
        }
    }

    private void note(DaemonSetSeen set) {
        // Until the controller knows the change its numbers are about the time before.
        done = set.observedGeneration() < set.generation() ? 0 : Math.min(set.updated(), set.available());
        if (job.recorded() < before + done) {
            job.log().progress(job.fix(), before + done, plan.daemonSet() + " rolls out: " + state(set));
        }
    }

    private static String state(DaemonSetSeen set) {
        return set.observedGeneration() < set.generation()
                ? "its controller has not seen the change yet"
                : "%d of %d pods are new, %d are available".formatted(set.updated(), set.desired(), set.available());
    }
}
