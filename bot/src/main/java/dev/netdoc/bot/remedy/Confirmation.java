package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.cluster.ClusterWriter.Permission;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Seen;
import dev.netdoc.bot.cluster.WriteResult;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.RestartPlan;
import java.util.List;
import java.util.Optional;

/** Before anything is written: is everything still as it was when the fix was proposed, and would it go through? */
final class Confirmation {
    private final Job job;
    private List<String> unknown = List.of();

    Confirmation(Job job) {
        this.job = job;
    }

    /** {@return the facts that could not be read while the finding was confirmed} */
    List<String> unknown() {
        return unknown;
    }

    Outcome check() {
        if (job.approvalTooOld()) {
            return Outcome.stale(job.tooOld());
        }
        return unchanged()
                .then(this::permitted)
                .then(this::approversMay)
                .then(this::stillFires)
                .then(() -> new AgentsAtRest(job).check())
                .then(this::rehearsed);
    }

    private Outcome unchanged() {
        Outcome outcome = new Outcome.GoOn();
        for (Change change : job.fix().plan().changes()) {
            outcome = outcome.then(() -> withSeen(change, seen -> new Outcome.GoOn()));
        }
        return outcome;
    }

    private Outcome rehearsed() {
        Outcome outcome = new Outcome.GoOn();
        for (Change change : job.fix().plan().changes()) {
            outcome = outcome.then(() -> withSeen(change, seen -> rehearsed(change, seen)));
        }
        return outcome;
    }

    private Outcome rehearsed(Change change, Seen seen) {
        return switch (job.writer().dryRun(change, seen)) {
            case WriteResult.Done(FieldValue value) when value.equals(change.after()) -> new Outcome.GoOn();
            case WriteResult.Done other ->
                Outcome.failed(
                        "the dry run of " + Job.place(change)
                                + " gave another value than was approved: something in the cluster rewrites it; nothing was written");
            case WriteResult.Conflict(String why) ->
                Outcome.stale(Job.place(change) + " changed during the dry run (" + why + "); nothing was written");
            case WriteResult.Refused(String why) -> Outcome.failed(why + "; nothing was written");
            case WriteResult.Unclear(String why) -> new Outcome.Later("the dry run had no answer: " + why);
        };
    }

    private interface WithSeen {
        Outcome go(Seen seen);
    }

    private Outcome withSeen(Change change, WithSeen next) {
        return switch (job.writer().read(change.object(), change.path())) {
            case Look.Found<Seen>(Seen seen)
            when !seen.uid().equals(change.uid()) ->
                Outcome.stale(change.object() + " was deleted and made anew since; nothing was written");
            case Look.Found<Seen>(Seen seen)
            when !seen.value().equals(change.before()) ->
                Outcome.stale(Job.place(change) + " was edited since it was proposed; nothing was written");
            case Look.Found<Seen>(Seen seen) -> next.go(seen);
            case Look.Missing<Seen>() -> Outcome.stale(change.object() + " is gone; nothing was written");
            case Look.Forbidden<Seen>(String why) -> Outcome.failed(why + "; nothing was written");
            case Look.NoAnswer<Seen>(String why) -> new Outcome.Later("cannot read " + change.object() + ": " + why);
        };
    }

    private Outcome permitted() {
        Outcome outcome = new Outcome.GoOn();
        for (Change change : job.fix().plan().changes()) {
            outcome = outcome.then(() -> permitted("patch", change.object()));
        }
        for (RestartPlan restart : job.fix().plan().restarts()) {
            if (restart.way() == RestartPlan.Way.PACED_DELETE) {
                var pods = new ObjectRef("Pod", restart.daemonSet().namespace(), "");
                outcome = outcome.then(() -> permitted("delete", pods)).then(() -> permitted("list", pods));
            }
        }
        return outcome;
    }

    private Outcome permitted(String verb, ObjectRef object) {
        return switch (job.writer().may(verb, object)) {
            case Look.Found<Permission>(Permission permission)
            when !permission.allowed() ->
                Outcome.failed(permission.why().orElse("forbidden: " + verb + " " + object) + "; nothing was written");
            // Where the review itself is not answered, the write will tell.
            case Look<Permission> answered -> new Outcome.GoOn();
        };
    }

    private Outcome approversMay() {
        return job.log()
                .objection(job.fix())
                .<Outcome>map(Outcome.HeldBack::new)
                .orElseGet(Outcome.GoOn::new);
    }

    private Outcome stillFires() {
        if (job.fix().undoes().isPresent()) {
            return new Outcome.GoOn(); // what is taken back need not be wrong
        }
        Diagnosis diagnosis;
        try {
            diagnosis = job.lookAgain();
        } catch (ClusterUnavailable e) {
            return new Outcome.Later(String.valueOf(e.getMessage()));
        }
        unknown = diagnosis.facts().unknown().stream().map(UnknownFact::fact).toList();
        String fingerprint = job.fix().plan().fingerprint();
        Optional<Finding> found = diagnosis.findings().stream()
                .filter(f -> f.fingerprint().equals(fingerprint))
                .findFirst();
        if (found.isPresent()) {
            return SamePlan.check(job.fix().plan(), found.get().fix());
        }
        return Outcome.stale(
                unknown.isEmpty()
                        ? "the finding " + job.fix().plan().finding() + " no longer holds; nothing was written"
                        : "the finding " + job.fix().plan().finding() + " could not be confirmed, unknown: " + unknown
                                + "; nothing was written");
    }
}
