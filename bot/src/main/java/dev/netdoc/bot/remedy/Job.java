package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Approved;
import dev.netdoc.bot.approval.FixLog;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.Fix;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * One fix being carried out, and what its stages need.
 *
 * @param knowledge what knows whether the fix has done its work
 */
record Job(Approved fix, Fix knowledge, FixTarget target, FixLog log, Doctor doctor, InstantSource clock, Pace pace) {

    ClusterWriter writer() {
        return target.writer();
    }

    Cluster cluster() {
        return target.cluster();
    }

    Instant now() {
        return clock.instant();
    }

    /** When it was begun, in whole seconds, as the API server keeps times. */
    Instant begunAt() {
        return log.begunAt(fix).truncatedTo(ChronoUnit.SECONDS);
    }

    Diagnosis lookAgain() {
        return doctor.diagnose(cluster().gather(Cluster.Progress.SILENT));
    }

    /** Whether it is too late to begin: what was approved an hour ago is not what a person expects to happen now. */
    boolean approvalTooOld() {
        return now().isAfter(fix.at().plus(log.approvalGoodFor()));
    }

    String tooOld() {
        return "approved at " + fix.at() + " but not begun within "
                + log.approvalGoodFor().toMinutes() + " min; nothing was written, propose it anew";
    }

    /** {@return false if netdoc is being stopped} */
    boolean pause(Duration time) {
        try {
            pace.pause(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Outcome stopping() {
        return new Outcome.Later("netdoc is stopping; it goes on at the next start");
    }

    static String place(Change change) {
        return change.object() + " " + change.path();
    }

    /**
     * What is to be said about the objects that hold a change by now.
     *
     * @param verb e.g. {@code changed}
     * @return empty if the fix changes none
     */
    String changed(String verb) {
        String objects = fix.plan().changes().stream()
                .map(change -> change.object().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return objects.isEmpty() ? "" : "; " + objects + " " + verb;
    }

    /** Keeps the lease while a stage waits. */
    void keepLease() {
        log.find(fix.id()).ifPresent(p -> log.progress(fix, p.restarted(), p.detail()));
    }

    /** {@return how many pods were replaced, as far as it is written down} */
    int recorded() {
        return log.find(fix.id()).map(Proposal::restarted).orElse(0);
    }
}
