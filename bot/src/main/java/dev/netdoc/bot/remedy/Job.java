package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Approved;
import dev.netdoc.bot.approval.FixLog;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fix.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** One fix being carried out, and what its stages need. */
record Job(Approved fix, FixTarget target, FixLog log, Doctor doctor, InstantSource clock, Pace pace) {

    ClusterWriter writer() {
        return target.writer();
    }

    Cluster cluster() {
        return target.cluster();
    }

    Instant now() {
        return clock.instant();
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

    String changedObjects() {
        return fix.plan().changes().stream()
                .map(change -> change.object().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
