package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Seen;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks again until the finding is gone, or time is up. That it cannot be seen is not that it is gone. */
final class Verification {
    private static final Duration POLL = Duration.ofSeconds(10);

    private final Job job;

    Verification(Job job) {
        this.job = job;
    }

    /** @param verifying the proposal as it stands; its time limit counts from its last transition, over restarts too */
    Outcome run(Proposal verifying) {
        Duration limit = job.fix().plan().verifyWithin();
        Instant deadline = verifying.changedAt().plus(limit);
        List<String> unknownBefore = job.log().unknownBefore(job.fix());
        while (true) {
            Optional<String> reverted = reverted();
            if (reverted.isPresent()) {
                return Outcome.failed(reverted.get());
            }
            Optional<String> doubt = doubt(unknownBefore);
            if (doubt.isEmpty()) {
                return new Outcome.GoOn();
            }
            if (!job.now().isBefore(deadline)) {
                return Outcome.failed("not verified within " + limit.toMinutes() + " min: " + doubt.get() + "; "
                        + job.changedObjects() + " keeps the new text");
            }
            if (!job.pause(POLL)) {
                return Job.stopping();
            }
            job.log().progress(job.fix(), verifying.restarted(), verifying.detail());
        }
    }

    /** {@return why the finding cannot be said to be gone; empty if it is} */
    private Optional<String> doubt(List<String> unknownBefore) {
        Diagnosis diagnosis;
        try {
            diagnosis = job.lookAgain();
        } catch (ClusterUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        Optional<Finding> still = diagnosis.findings().stream()
                .filter(f -> f.fingerprint().equals(job.fix().plan().fingerprint()))
                .findFirst();
        if (still.isPresent()) {
            return Optional.of("the finding still holds: " + evidence(still.get()));
        }
        List<String> newlyUnknown = diagnosis.facts().unknown().stream()
                .map(UnknownFact::fact)
                .filter(fact -> !unknownBefore.contains(fact))
                .toList();
        return newlyUnknown.isEmpty()
                ? nodesNotReady(diagnosis.facts())
                : Optional.of("could not be read: " + newlyUnknown);
    }

    /** A node whose network agent was replaced and that is not Ready is no proof of anything. */
    private Optional<String> nodesNotReady(Facts facts) {
        Set<String> touched = job.fix().plan().restart().stream()
                .flatMap(restart -> restart.pods().stream())
                .map(PodRestart::node)
                .collect(Collectors.toSet());
        List<String> notReady = facts.of(Node.class).stream()
                .filter(node -> touched.contains(node.name()) && !node.ready())
                .map(Node::name)
                .toList();
        return notReady.isEmpty() ? Optional.empty() : Optional.of("nodes are not Ready yet: " + notReady);
    }

    private Optional<String> reverted() {
        for (Change change : job.fix().plan().changes()) {
            if (job.writer().read(change.object(), change.path()) instanceof Look.Found<Seen>(Seen seen)
                    && !seen.value().equals(Optional.of(change.after()))) {
                return Optional.of(
                        Job.place(change) + " no longer holds what netdoc wrote: something changed it since");
            }
        }
        return Optional.empty();
    }

    private static String evidence(Finding finding) {
        return finding.evidence().stream()
                .limit(5)
                .map(e -> e.fact() + " = " + e.value() + " (" + e.source() + ")")
                .collect(Collectors.joining("; "));
    }
}
