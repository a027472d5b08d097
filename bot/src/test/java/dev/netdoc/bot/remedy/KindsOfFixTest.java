package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Proof;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes that are not one change and one restart. */
class KindsOfFixTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(START);
    private KubeProxyStandin cluster;
    private Bench bench;

    @BeforeEach
    void start() {
        cluster = new KubeProxyStandin(folder, clock);
        bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock);
    }

    @AfterEach
    void close() {
        bench.close();
        cluster.close();
    }

    private Proposal carriedOut() {
        Proposal proposal = bench.approve(bench.propose(cluster));
        bench.runner.onChange(proposal);
        return bench.now(proposal);
    }

    private List<String> deleted() {
        return cluster.api.requests().all().stream()
                .filter(r -> r.method().equals("DELETE"))
                .map(r -> r.path().replaceFirst(".*/pods/(kube-proxy-[a-z]+)-.*", "$1"))
                .toList();
    }

    @Test
    void twoDaemonSetsAreRestartedOneAfterTheOtherAndNothingIsWritten() {
        Proposal end = carriedOut();

        assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(end.restarted()).isEqualTo(4);
        assertThat(deleted())
                .containsExactly("kube-proxy-worker", "kube-proxy-worker", "kube-proxy-master", "kube-proxy-master");
        assertThat(bench.actions()).containsExactly("proposed", "approved", "applying", "verifying", "verified");
        assertThat(bench.knowledge.asked.getLast().changedAt())
                .isBetween(START, clock.instant())
                .isEqualTo(bench.audit.records(Instant.EPOCH).get(2).at().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void aPodThatIsNewAlreadyIsLeftAlone() {
        Proposal proposal = bench.approve(bench.propose(cluster));
        String name = cluster.podsOf(KubeProxyStandin.WORKER)
                .getFirst()
                .path("metadata")
                .path("name")
                .asText();
        cluster.api.objects().remove("v1", "Pod", "kube-system", name);
        Awaitility.await()
                .until(() -> cluster.set(KubeProxyStandin.WORKER)
                                        .path("status")
                                        .path("numberAvailable")
                                        .asInt()
                                == 2
                        && cluster.podsOf(KubeProxyStandin.WORKER).size() == 2);

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).as(bench.now(proposal).detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(deleted()).containsExactly("kube-proxy-worker", "kube-proxy-master", "kube-proxy-master");
    }

    @Test
    void aDaemonSetWhoseArgumentsChangeRollsByItself() {
        cluster.planned = Optional.of(cluster.arguments());
        List<String> masters = uids(KubeProxyStandin.MASTER);
        List<String> workers = uids(KubeProxyStandin.WORKER);
        bench.knowledge.answers.add(new Proof.Proven(Optional.empty()));

        Proposal end = carriedOut();

        assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(end.restarted()).isEqualTo(2);
        assertThat(deleted()).isEmpty();
        assertThat(uids(KubeProxyStandin.MASTER)).isEqualTo(masters);
        assertThat(uids(KubeProxyStandin.WORKER)).doesNotContainAnyElementsOf(workers);
        assertThat(cluster.set(KubeProxyStandin.WORKER)
                        .at("/spec/template/spec/containers/0/args")
                        .toString())
                .isEqualTo("[\"--v=2\",\"--config-sync-period=1m\"]");
    }

    @Test
    void aRollOutThatDoesNotEndFails() {
        cluster.planned = Optional.of(cluster.arguments());
        cluster.controllers.hold("kube-proxy-worker");

        Proposal end = carriedOut();

        assertThat(end.state()).isEqualTo(ProposalState.FAILED);
        assertThat(end.detail())
                .contains("has not rolled out within 10 min", "DaemonSet kube-system/kube-proxy-worker changed");
    }

    private List<String> uids(ObjectRef set) {
        return cluster.podsOf(set).stream()
                .map(pod -> pod.path("metadata").path("uid").asText())
                .toList();
    }

    @Test
    void aNodeIsCordonedWithoutARestart() {
        cluster.planned = Optional.of(cluster.cordon());
        bench.knowledge.answers.add(new Proof.Proven(Optional.empty()));

        Proposal end = carriedOut();

        assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
        ObjectNode node = cluster.api.objects().find("v1", "Node", "", "node-1").orElseThrow();
        assertThat(node.path("spec").path("unschedulable").asBoolean()).isTrue();
        assertThat(node.path("metadata")
                        .path("annotations")
                        .path("netdoc.dev/changed-by")
                        .asText())
                .isEqualTo(end.id());
        assertThat(cluster.api.objects().list("v1", "Event"))
                .filteredOn(event -> event.path("reason").asText().equals("NetdocFixApplied"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("metadata").path("namespace").asText())
                        .isEqualTo("default"));
    }

    @Test
    void itIsProvenWhenTheFixSaysSoAndWhatIsLeftIsTold() {
        bench.knowledge.answers.add(new Proof.NotYet("the log does not say so yet"));
        bench.knowledge.answers.add(new Proof.NotYet("the log does not say so yet"));
        bench.knowledge.answers.add(new Proof.Proven(Optional.of("3 pods still run without it")));

        Proposal end = carriedOut();

        assertThat(end.state()).isEqualTo(ProposalState.VERIFIED);
        assertThat(end.detail()).isEqualTo("3 pods still run without it");
        assertThat(bench.knowledge.asked).hasSize(3);
    }

    @Test
    void whatWasStillToBeSeenIsToldWhenTimeIsUp() {
        for (int i = 0; i < 200; i++) {
            bench.knowledge.answers.add(new Proof.NotYet("the log does not say so yet"));
        }

        Proposal end = carriedOut();

        assertThat(end.state()).isEqualTo(ProposalState.FAILED);
        assertThat(end.detail()).contains("not verified within 10 min: the log does not say so yet");
    }

    @Test
    void whereTheConditionsNoLongerHoldItIsStale() {
        Proposal proposal = bench.approve(bench.propose(cluster));
        cluster.planned = Optional.empty();

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail())
                .contains("conditions of the fix no longer hold", "nothing was written");
        assertThat(deleted()).isEmpty();
    }

    @Test
    void whereAnotherPlanComesOutItIsStaleAndThatOneIsTold() {
        Proposal proposal = bench.approve(bench.propose(cluster));
        cluster.planned = Optional.of(cluster.arguments());

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail())
                .contains("another fix would be proposed", "change of DaemonSet kube-system/kube-proxy-worker");
        assertThat(deleted()).isEmpty();
    }

    @Test
    void whileADaemonSetIsUnhealthyOrRollingNothingIsDone() {
        Proposal unhealthy = bench.approve(bench.propose(cluster));
        status("numberUnavailable", 1);
        bench.runner.onChange(unhealthy);
        status("numberUnavailable", 0);
        Proposal rolling = bench.approve(bench.propose(cluster));
        status("updatedNumberScheduled", 1);
        bench.runner.onChange(rolling);

        assertThat(bench.now(unhealthy).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(unhealthy).detail())
                .contains("kube-proxy-master is unhealthy: 1 of 2 pods", "nothing was written");
        assertThat(bench.now(rolling).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(rolling).detail()).contains("kube-proxy-master is rolling: 1 of 2 pods");
        assertThat(deleted()).isEmpty();
    }

    private void status(String count, int value) {
        cluster.controllers.close();
        cluster.api
                .objects()
                .edit(
                        "apps/v1",
                        "DaemonSet",
                        "kube-system",
                        "kube-proxy-master",
                        "kube-controller-manager",
                        set -> ((ObjectNode) set.path("status")).put(count, value));
    }
}
