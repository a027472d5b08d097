package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.DaemonSetSeen;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.PodSeen;
import dev.netdoc.bot.cluster.WriteResult;
import dev.netdoc.rules.fix.RestartPlan;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Replaces pods of a DaemonSet: one alone first, then a tenth of them at a time, and no
 * further once one does not become Ready. What is still to do is read from the cluster, so it can be begun again at any
 * point.
 */
final class PacedRestart implements Restart {
    private static final Duration CANARY_LIMIT = Duration.ofMinutes(2);
    private static final Duration BATCH_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Job job;
    private final RestartPlan plan;
    private final int before;
    private final Rollout rollout;

    /**
     * @param before how many pods of other DaemonSets the fix has replaced
     * @param rollout which pods
     */
    PacedRestart(Job job, RestartPlan plan, int before, Rollout rollout) {
        this.job = job;
        this.plan = plan;
        this.before = before;
        this.rollout = rollout;
    }

    @Override
    public int done() {
        return rollout.done();
    }

    @Override
    public Outcome run() {
        Outcome outcome = look();
        while (outcome instanceof Outcome.GoOn
                && (rollout.pending().isPresent() || !rollout.old().isEmpty())) {
            // What was replaced before a crash is waited for like everything else.
            outcome = rollout.pending().isPresent() ? await(rollout::pending, List.of(), BATCH_LIMIT) : replaceNext();
        }
        // Of what a DaemonSet further on has replaced nothing is taken back.
        if (outcome instanceof Outcome.GoOn && job.recorded() < before + rollout.done()) {
            job.log()
                    .progress(
                            job.fix(),
                            before + rollout.done(),
                            "all " + rollout.total() + " pods of " + plan.daemonSet() + " are new and Ready");
        }
        return outcome;
    }

    private Outcome look() {
        return switch (job.writer().pods(plan.daemonSet().namespace(), plan.selector())) {
            case Look.Found<List<PodSeen>>(List<PodSeen> pods) -> {
                rollout.see(pods, desired());
                yield new Outcome.GoOn();
            }
            case Look.Missing<List<PodSeen>>() -> Outcome.failed("no pods can be listed" + soFar());
            case Look.Forbidden<List<PodSeen>>(String why) -> Outcome.failed(why + soFar());
            case Look.NoAnswer<List<PodSeen>>(String why) ->
                new Outcome.Later("cannot list the pods of " + plan.daemonSet() + ": " + why);
        };
    }

    /** As the DaemonSet says; where it cannot be read, the nodes that had a pod when the fix was proposed. */
    private int desired() {
        return job.writer().daemonSet(plan.daemonSet()) instanceof Look.Found<DaemonSetSeen>(DaemonSetSeen set)
                ? set.desired()
                : (int) plan.pods().stream().map(PodRestart::node).distinct().count();
    }

    private Outcome replaceNext() {
        boolean canary = rollout.done() == 0;
        List<PodSeen> batch = rollout.old().stream()
                .sorted(inOrder())
                .limit(canary ? 1 : Math.max(1, rollout.total() / 10))
                .toList();
        String names = batch.stream().map(pod -> pod.ref().name()).collect(Collectors.joining(", "));
        job.log()
                .progress(
                        job.fix(),
                        before + rollout.done(),
                        "replacing %s; %d of %d done".formatted(names, rollout.done(), rollout.total()));
        List<String> nodes = batch.stream().map(PodSeen::node).toList();
        return delete(batch)
                .then(() -> await(
                        () -> nodes.stream()
                                .flatMap(node -> rollout.notReady(node).stream())
                                .findFirst(),
                        nodes,
                        canary ? CANARY_LIMIT : BATCH_LIMIT));
    }

    private Outcome delete(Collection<PodSeen> pods) {
        for (PodSeen pod : pods) {
            if (job.writer().deletePod(job.fix(), pod) instanceof WriteResult.Refused(String why)) {
                return Outcome.failed(why + soFar());
            }
            // A conflict means it is gone already; a lost answer is settled by looking.
        }
        return new Outcome.GoOn();
    }

    /** @param nodes whose old pods must go */
    private Outcome await(Supplier<Optional<String>> missing, List<String> nodes, Duration limit) {
        Instant deadline = job.now().plus(limit);
        while (true) {
            Outcome looked = look();
            if (looked instanceof Outcome.Stop
                    || (looked instanceof Outcome.GoOn && missing.get().isEmpty())) {
                return looked;
            }
            if (!job.now().isBefore(deadline)) {
                return looked.then(() ->
                        Outcome.failed(missing.get().orElse("") + " after " + limit.toSeconds() + " s" + soFar()));
            }
            if (!job.pause(POLL)) {
                return Job.stopping();
            }
            job.keepLease();
            // A deletion whose answer was lost may not have happened; the uid makes a second one harmless.
            Outcome again = delete(rollout.old().stream()
                    .filter(pod -> nodes.contains(pod.node()))
                    .toList());
            if (again instanceof Outcome.Stop) {
                return again;
            }
        }
    }

    private Comparator<PodSeen> inOrder() {
        Map<String, Integer> planned = new HashMap<>();
        plan.pods().forEach(pod -> planned.putIfAbsent(pod.node(), planned.size()));
        return Comparator.<PodSeen>comparingInt(pod -> planned.getOrDefault(pod.node(), Integer.MAX_VALUE))
                .thenComparing(pod -> pod.ref().name());
    }

    private String soFar() {
        return job.changed("changed")
                + "; %d of %d pods of %s replaced, the others left alone"
                        .formatted(rollout.done(), rollout.total(), plan.daemonSet());
    }
}
