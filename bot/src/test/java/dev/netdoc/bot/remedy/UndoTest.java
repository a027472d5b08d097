package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.Proof;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fix is taken back by a proposal of its own. */
class UndoTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(START);

    private static Proposal carriedOut(Bench bench, Proposal open) {
        bench.runner.onChange(bench.approve(open));
        return bench.now(open);
    }

    private static Proposed undo(Bench bench, Proposal done) {
        return bench.approvals.proposeUndo(done.id(), done.digest(), Bench.ASKER, Language.EN);
    }

    private static Proposal open(Proposed proposed) {
        assertThat(proposed).isInstanceOf(Proposed.Open.class);
        return ((Proposed.Open) proposed).proposal();
    }

    @Test
    void whatWasChangedIsAsItWasAndThePodsKnowIt() {
        try (var cluster = new FlannelStandin(folder, clock, 3);
                var bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            JsonNode before = cluster.config().path("data").deepCopy();
            Proposal done = carriedOut(bench, bench.propose(cluster));
            assertThat(done.state()).as(done.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(done.undoable()).isTrue();
            List<String> pods = cluster.podUids();

            Proposal back = open(undo(bench, done));
            assertThat(open(undo(bench, done)).id()).isEqualTo(back.id());
            assertThat(bench.approvals.approve(back.id(), back.digest(), Bench.ASKER))
                    .isInstanceOfSatisfying(
                            Click.Refused.class,
                            refused -> assertThat(refused.reason()).isIn(Reason.NOT_AN_APPROVER, Reason.OWN_REQUEST));
            assertThat(cluster.config().path("data")).isNotEqualTo(before);

            Proposal end = carriedOut(bench, back);

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(end.undoable()).isFalse();
            assertThat(cluster.config().path("data")).isEqualTo(before);
            assertThat(cluster.text()).isEqualTo(Plans.BEFORE);
            assertThat(cluster.podUids()).hasSize(3).doesNotContainAnyElementsOf(pods);
            assertThat(bench.now(done).state()).isEqualTo(ProposalState.UNDONE);
            assertThat(bench.now(done).detail()).isEqualTo("taken back by " + back.id());
            assertThat(bench.actions())
                    .endsWith("proposed", "approved", "applying", "changed", "verifying", "verified", "undone");
            assertThat(undo(bench, bench.now(done))).isInstanceOf(Proposed.NotPossible.class);
        }
    }

    @Test
    void whatSomebodyEditedSinceIsNotTakenBack() {
        try (var cluster = new FlannelStandin(folder, clock, 3);
                var bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            Proposal done = carriedOut(bench, bench.propose(cluster));
            cluster.edit("{\"name\":\"theirs\"}");

            assertThat(undo(bench, done)).isInstanceOfSatisfying(Proposed.EditedSince.class, edited -> {
                assertThat(edited.undone().id()).isEqualTo(done.id());
                assertThat(edited.change().after()).isEqualTo(new FieldValue.Text(Plans.AFTER));
                assertThat(edited.now()).isEqualTo(new FieldValue.Text("{\"name\":\"theirs\"}"));
            });
            assertThat(cluster.text()).isEqualTo("{\"name\":\"theirs\"}");
        }
    }

    @Test
    void anEditAfterTheUndoWasApprovedMakesItStale() {
        try (var cluster = new FlannelStandin(folder, clock, 3);
                var bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            Proposal done = carriedOut(bench, bench.propose(cluster));
            Proposal back = bench.approve(open(undo(bench, done)));
            cluster.edit("{\"name\":\"theirs\"}");

            bench.runner.onChange(back);

            assertThat(bench.now(back).state()).isEqualTo(ProposalState.STALE);
            assertThat(bench.now(done).state()).isEqualTo(ProposalState.VERIFIED);
            assertThat(cluster.text()).isEqualTo("{\"name\":\"theirs\"}");
        }
    }

    @Test
    void aFieldThatWasNotThereIsGoneAgain() {
        try (var cluster = new KubeProxyStandin(folder, clock);
                var bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            cluster.planned = Optional.of(cluster.cordon());
            bench.knowledge.answers.add(new Proof.Proven(Optional.empty()));
            var node = cluster.planned.get().changes().getFirst().object();
            JsonNode before = spec(cluster, node.name());
            Proposal done = carriedOut(bench, bench.propose(cluster));
            assertThat(spec(cluster, node.name())).isNotEqualTo(before);

            Proposal end = carriedOut(bench, open(undo(bench, done)));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
            // the taint of a cordoned node goes a moment later
            Awaitility.await()
                    .untilAsserted(() -> assertThat(spec(cluster, node.name())).isEqualTo(before));
        }
    }

    private static JsonNode spec(KubeProxyStandin cluster, String node) {
        return cluster.api.objects().list("v1", "Node").stream()
                .filter(n -> n.path("metadata").path("name").asText().equals(node))
                .findFirst()
                .orElseThrow()
                .path("spec")
                .deepCopy();
    }

    @Test
    void whereNothingWasChangedThereIsNothingToTakeBack() {
        try (var cluster = new KubeProxyStandin(folder, clock);
                var bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            Proposal done = carriedOut(bench, bench.propose(cluster));

            assertThat(done.state()).as(done.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(done.undoable()).isFalse();
            assertThat(undo(bench, done)).isInstanceOf(Proposed.NotPossible.class);
        }
    }
}
