package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Seen;
import dev.netdoc.bot.cluster.WriteResult;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes the changes of a fix, each once. It always reads first: after a crash or a lost answer the object itself tells
 * whether the write went through, because the proposal's id is written with it.
 */
final class ChangeApplication {
    private static final int ATTEMPTS = 3;

    private final Job job;
    private boolean wrote;
    private Instant lastWrite;

    ChangeApplication(Job job) {
        this.job = job;
        this.wrote = job.log().wroteBefore(job.fix());
        this.lastWrite = job.begunAt();
    }

    /**
     * {@return when the last change was written, by the API server's clock: pods that are older do not know it; without
     * changes, when the fix was begun}
     */
    Instant lastWrite() {
        return lastWrite;
    }

    Outcome apply() {
        Outcome outcome = new Outcome.GoOn();
        for (Change change : job.fix().plan().changes()) {
            outcome = outcome.then(() -> apply(change));
        }
        return outcome;
    }

    private Outcome apply(Change change) {
        String lastAnswer = "";
        for (int attempt = 0; ; attempt++) {
            Seen seen;
            switch (job.writer().read(change.object(), change.path())) {
                case Look.Found<Seen>(Seen found) -> seen = found;
                case Look.Missing<Seen>() -> {
                    return stopped(change.object() + " is gone");
                }
                case Look.Forbidden<Seen>(String why) -> {
                    return Outcome.failed(why + whatWasDone());
                }
                case Look.NoAnswer<Seen>(String why) -> {
                    return new Outcome.Later("cannot read " + change.object() + ": " + why);
                }
            }
            Optional<Outcome> settled = settledBy(seen, change);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (attempt == ATTEMPTS) {
                return Outcome.failed(Job.place(change) + " could not be written in " + ATTEMPTS + " attempts: "
                        + lastAnswer + whatWasDone());
            }
            job.log().progress(job.fix(), 0, "writing " + Job.place(change));
            switch (job.writer().patch(job.fix(), change, seen)) {
                // Whatever was answered, the next look at the object tells what counts.
                case WriteResult.Done done -> lastAnswer = "done";
                case WriteResult.Conflict(String why) -> lastAnswer = why;
                case WriteResult.Unclear(String why) -> lastAnswer = why;
                case WriteResult.Refused(String why) -> {
                    return Outcome.failed(why + whatWasDone());
                }
            }
        }
    }

    /** {@return what the object as it is now means; empty if it is still to be written} */
    private Optional<Outcome> settledBy(Seen seen, Change change) {
        if (seen.changedBy(job.fix().id())) {
            record(change, seen);
            return Optional.of(
                    holds(seen, change.after())
                            ? new Outcome.GoOn()
                            : Outcome.failed(
                                    Job.place(change) + " no longer holds what netdoc wrote: something changed it since"
                                            + whatWasDone()));
        }
        if (!seen.uid().equals(change.uid())) {
            return Optional.of(stopped(change.object() + " was deleted and made anew since"));
        }
        if (!holds(seen, change.before())) {
            return Optional.of(stopped(Job.place(change) + " was edited since it was proposed"));
        }
        return job.approvalTooOld() && !wrote ? Optional.of(Outcome.stale(job.tooOld())) : Optional.empty();
    }

    private void record(Change change, Seen seen) {
        job.log().changed(job.fix(), change);
        wrote = true;
        seen.writtenAt().filter(lastWrite::isBefore).ifPresent(at -> lastWrite = at);
        job.writer()
                .emitEvent(
                        job.fix(),
                        change.object(),
                        change.uid(),
                        "NetdocFixApplied",
                        "netdoc changed %s for the finding %s (proposal %s, approved by Slack user %s)"
                                .formatted(
                                        change.path(),
                                        job.fix().plan().finding(),
                                        job.fix().id(),
                                        job.fix().by().user()));
    }

    private Outcome stopped(String why) {
        return wrote ? Outcome.failed(why + whatWasDone()) : Outcome.stale(why + whatWasDone());
    }

    private String whatWasDone() {
        return wrote ? "; the audit shows what this fix had changed" : "; nothing was written";
    }

    private static boolean holds(Seen seen, FieldValue value) {
        return seen.value().equals(value);
    }
}
