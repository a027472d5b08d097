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
import dev.netdoc.rules.fix.Aftermath;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.Proof;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks again until the fix is proven, or time is up. That something cannot be seen proves nothing. */
final class Verification {
    private static final Duration POLL = Duration.ofSeconds(10);

    private final Job job;
    private final Instant changedAt;

    /** @param changedAt when the change was written */
    Verification(Job job, Instant changedAt) {
        this.job = job;
        this.changedAt = changedAt;
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
            String doubt;
            switch (look(unknownBefore)) {
                case Proof.Proven(Optional<String> remainder) -> {
                    return Outcome.verified(remainder.orElse(""));
                }
                case Proof.NotYet(String why) -> doubt = why;
            }
            if (!job.now().isBefore(deadline)) {
                return Outcome.failed("not verified within " + limit.toMinutes() + " min: " + doubt
                        + job.changed("keeps the new value"));
            }
            if (!job.pause(POLL)) {
                return Job.stopping();
            }
            job.log().progress(job.fix(), verifying.restarted(), verifying.detail());
        }
    }

    private Proof look(List<String> unknownBefore) {
        if (job.fix().undoes().isPresent()) {
            // The values are back and every pod knows them; what was wrong before may be wrong again.
            return new Proof.Proven(Optional.empty());
        }
        Diagnosis diagnosis;
        try {
            diagnosis = job.lookAgain();
        } catch (ClusterUnavailable e) {
            return new Proof.NotYet(String.valueOf(e.getMessage()));
        }
        Proof proof = job.knowledge()
                .proof(job.fix().plan(), new Aftermath(diagnosis.facts(), fingerprints(diagnosis), changedAt));
        if (proof instanceof Proof.NotYet(String why)) {
            return new Proof.NotYet(why + stillFound(diagnosis));
        }
        List<String> newlyUnknown = diagnosis.facts().unknown().stream()
                .map(UnknownFact::fact)
                .filter(fact -> !unknownBefore.contains(fact))
                .toList();
        return newlyUnknown.isEmpty()
                ? nodesNotReady(diagnosis.facts()).<Proof>map(Proof.NotYet::new).orElse(proof)
                : new Proof.NotYet("could not be read: " + newlyUnknown);
    }

    private static Set<String> fingerprints(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::fingerprint).collect(Collectors.toSet());
    }

    private String stillFound(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(f -> f.fingerprint().equals(job.fix().plan().fingerprint()))
                .findFirst()
                .map(f -> " (" + evidence(f) + ")")
                .orElse("");
    }

    /** A node whose network agent was replaced and that is not Ready is no proof of anything. */
    private Optional<String> nodesNotReady(Facts facts) {
        Set<String> touched = job.fix().plan().restarts().stream()
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
                    && !seen.value().equals(change.after())) {
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
