package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Within this process, which is cheap; {@link KilledTest} kills a real one. */
class CrashTest {
    private static final int AT_ONCE = 6; // most of it is waiting

    @TempDir
    Path folder;

    @Test
    void alsoBetweenTwoDaemonSetsOnesPodsAreReplacedOnce() throws Exception {
        // from the claim over four pods to the last transition
        assertThat(EveryStep.count(AT_ONCE, this::crashInRestartsAt)).isGreaterThan(60);
    }

    @Test
    void whatIsOnlyWrittenIsWrittenOnce() throws Exception {
        // from the claim over confirming and writing to the last transition
        assertThat(EveryStep.count(AT_ONCE, this::crashInWritingAt)).isGreaterThan(15);
    }

    @Test
    void afterACrashInTakingItBackItIsTakenBackOnce() throws Exception {
        // from the claim over writing and one pod to the last transition
        assertThat(EveryStep.count(AT_ONCE, this::crashInUndoAt)).isGreaterThan(25);
    }

    private boolean crashInWritingAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("writing-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = new Crashes(step);
        try (var cluster = new KubeProxyStandin(place, clock)) {
            cluster.planned = Optional.of(cluster.cordon());
            try (var first = Bench.over(place.resolve("netdoc.db"), cluster, clock, crashes)) {
                first.knowledge.answers.add(new Proof.Proven(Optional.empty()));
                first.runner.onChange(first.approve(first.propose(cluster)));
            } catch (Crashes.Died died) {
                try (var second = Bench.over(place.resolve("netdoc.db"), cluster, clock)) {
                    second.knowledge.answers.add(new Proof.Proven(Optional.empty()));
                    second.runner.resume();
                    assertThat(second.actions())
                            .as("died %s at step %d", died.getMessage(), step)
                            .containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
                }
            }
            assertThat(cluster.done("PATCH")).as("step " + step).isEqualTo(1);
            return crashes.died();
        }
    }

    private boolean crashInUndoAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("undo-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = Crashes.unarmed(step);
        try (var cluster = new FlannelStandin(place, clock, 1)) {
            try (var first = Bench.over(place.resolve("netdoc.db"), cluster, clock, crashes)) {
                Proposal done = first.approve(first.propose(cluster));
                first.runner.onChange(done);
                var back = (Approvals.Proposed.Open)
                        first.approvals.proposeUndo(done.id(), done.digest(), Bench.ASKER, Language.EN);
                crashes.arm();
                first.runner.onChange(first.approve(back.proposal()));
            } catch (Crashes.Died died) {
                try (var second = Bench.over(place.resolve("netdoc.db"), cluster, clock)) {
                    second.runner.resume();
                    assertThat(second.actions())
                            .as("died %s at step %d", died.getMessage(), step)
                            .endsWith("proposed", "approved", "applying", "changed", "verifying", "verified", "undone");
                }
            }
            assertThat(cluster.text()).as("step " + step).isEqualTo(Plans.BEFORE);
            assertThat(cluster.done("PATCH")).as("step " + step).isEqualTo(2);
            return crashes.died();
        }
    }

    private boolean crashInRestartsAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("restarts-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = new Crashes(step);
        try (var cluster = new KubeProxyStandin(place, clock)) {
            try (var first = Bench.over(place.resolve("netdoc.db"), cluster, clock, crashes)) {
                first.runner.onChange(first.approve(first.propose(cluster)));
            } catch (Crashes.Died died) {
                try (var second = Bench.over(place.resolve("netdoc.db"), cluster, clock)) {
                    second.runner.resume();
                    assertThat(second.actions())
                            .as("died %s at step %d", died.getMessage(), step)
                            .containsExactly("proposed", "approved", "applying", "verifying", "verified");
                }
            }
            assertThat(cluster.holds()).as("step " + step).isFalse();
            assertThat(cluster.done("DELETE")).as("step " + step).isEqualTo(4);
            return crashes.died();
        }
    }
}
