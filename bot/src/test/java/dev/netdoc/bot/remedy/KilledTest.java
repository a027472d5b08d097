package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The operating system kills the process, and the next one knows nothing but the store, the cluster and who lives. */
@EnabledOnOs(OS.LINUX) // where a process can tell that another one is gone, without waiting for its lease to end
class KilledTest {
    private static final int AT_ONCE = 2;

    @TempDir
    Path folder;

    @Test
    void killedAfterAnyStepTheNextProcessEndsItWithOneChange() throws Exception {
        QuickStart start = QuickStart.in(folder);
        assertThat(killAt(Integer.MAX_VALUE, start)).isFalse();
        // from the claim over writing and two pods to the last transition
        assertThat(EveryStep.count(AT_ONCE, step -> killAt(step, start))).isGreaterThan(14);
    }

    private boolean killAt(int step, QuickStart start) throws Exception {
        Path place = Files.createDirectory(folder.resolve("step-" + step));
        Path database = place.resolve("netdoc.db");
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        try (var cluster = new FlannelStandin(place, clock, 2)) {
            List<String> before = cluster.podUids();
            Proposal proposal;
            try (var proposing = Bench.over(database, cluster, clock)) {
                proposal = proposing.approve(proposing.propose(cluster));
            }

            Optional<String> killed = new BenchProcess(place, cluster, clock).killAfter(step, start);

            String where = "killed " + killed + " at step " + step;
            try (var next = new Bench(database, cluster, clock, Calls.UNHEARD, Runner.here())) {
                if (killed.isPresent()) {
                    next.runner.resume();
                }
                Proposal end = next.now(proposal);
                assertThat(end.state()).as(where + ": " + end.detail()).isEqualTo(ProposalState.VERIFIED);
                assertThat(end.restarted()).as(where).isEqualTo(2);
                assertThat(next.actions())
                        .as(where)
                        .containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
            }
            assertThat(cluster.text()).as(where).isEqualTo(Plans.AFTER);
            assertThat(cluster.done("PATCH")).as(where).isEqualTo(1);
            assertThat(cluster.done("DELETE")).as(where).isEqualTo(2);
            assertThat(cluster.podUids()).as(where).hasSize(2).doesNotContainAnyElementsOf(before);
            return killed.isPresent();
        }
    }
}
