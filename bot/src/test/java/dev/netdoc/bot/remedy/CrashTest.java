package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int AT_ONCE = 6;

    @TempDir
    Path folder;

    @Test
    void afterACrashAtAnyStepTheNextProcessEndsItWithOneChange() throws Exception {
        // from the claim over confirming, writing and two pods to the last transition
        assertThat(steps(this::crashAt)).isGreaterThan(40);
    }

    @Test
    void alsoBetweenTwoDaemonSetsOnesPodsAreReplacedOnce() throws Exception {
        // from the claim over four pods to the last transition
        assertThat(steps(this::crashInRestartsAt)).isGreaterThan(60);
    }

    @Test
    void whatIsOnlyWrittenIsWrittenOnce() throws Exception {
        // from the claim over confirming and writing to the last transition
        assertThat(steps(this::crashInWritingAt)).isGreaterThan(15);
    }

    @Test
    void afterACrashInTakingItBackItIsTakenBackOnce() throws Exception {
        // from the claim over writing and one pod to the last transition
        assertThat(steps(this::crashInUndoAt)).isGreaterThan(25);
    }

    private interface CrashAt {
        /** @return whether there was such a step */
        boolean step(int step) throws Exception;
    }

    /** {@return how many steps there were, the one without a crash included; several are tried at a time, for most of it is waiting} */
    private static int steps(CrashAt crash) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int from = 0; ; from += AT_ONCE) {
                int died = 0;
                for (Future<Boolean> one : IntStream.range(from, from + AT_ONCE)
                        .mapToObj(step -> threads.submit(() -> crash.step(step)))
                        .toList()) {
                    died += one.get() ? 1 : 0;
                }
                if (died < AT_ONCE) {
                    return from + died + 1;
                }
            }
        }
    }

    private boolean crashInWritingAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("writing-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = new Crashes(step);
        try (var cluster = new KubeProxyStandin(place, clock)) {
            cluster.planned = Optional.of(cluster.cordon());
            try (var first = new Bench(place.resolve("netdoc.db"), cluster, clock, crashes, "")) {
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
            assertThat(patches(cluster)).as("step " + step).isEqualTo(1);
            return crashes.died();
        }
    }

    private boolean crashInUndoAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("undo-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = Crashes.unarmed(step);
        try (var cluster = new FlannelStandin(place, clock, 1)) {
            try (var first = new Bench(place.resolve("netdoc.db"), cluster, clock, crashes, "")) {
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
            assertThat(patches(cluster)).as("step " + step).isEqualTo(2);
            return crashes.died();
        }
    }

    private static long patches(Trial cluster) {
        return cluster.api.requests().all().stream()
                .filter(r -> r.method().equals("PATCH") && !r.query().contains("dryRun") && r.code() < 300)
                .count();
    }

    private boolean crashInRestartsAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("restarts-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = new Crashes(step);
        try (var cluster = new KubeProxyStandin(place, clock)) {
            try (var first = new Bench(place.resolve("netdoc.db"), cluster, clock, crashes, "")) {
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
            assertThat(cluster.api.requests().all())
                    .as("step " + step)
                    .filteredOn(r -> r.method().equals("DELETE") && r.code() < 300)
                    .hasSize(4);
            return crashes.died();
        }
    }

    /** @return whether there was such a step */
    private boolean crashAt(int step) throws Exception {
        Path place = Files.createDirectory(folder.resolve("step-" + step));
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var crashes = new Crashes(step);
        try (var cluster = new FlannelStandin(place, clock, 2)) {
            Proposal proposal;
            try (var first = new Bench(place.resolve("netdoc.db"), cluster, clock, crashes, "")) {
                proposal = first.approve(first.propose(cluster));
                first.runner.onChange(proposal);
                assertThat(crashes.died()).isFalse();
            } catch (Crashes.Died died) {
                proposal = takeUp(place, cluster, clock, "died " + died.getMessage() + " at step " + step);
            }
            assertThat(cluster.text()).isEqualTo(Plans.AFTER);
            assertThat(patches(cluster)).as("step " + step).isEqualTo(1);
            assertThat(proposal).isNotNull();
            return crashes.died();
        }
    }

    private static Proposal takeUp(Path place, FlannelStandin cluster, TestClock clock, String where) {
        try (var second = Bench.over(place.resolve("netdoc.db"), cluster, clock)) {
            second.runner.resume();
            var id = second.audit.records(Instant.EPOCH).getFirst().entry().proposal();
            Proposal end = second.approvals.find(id).orElseThrow();
            assertThat(end.state()).as(where + ": " + end.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(end.restarted()).as(where).isEqualTo(2);
            assertThat(second.actions())
                    .as(where)
                    .containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
            return end;
        }
    }
}
