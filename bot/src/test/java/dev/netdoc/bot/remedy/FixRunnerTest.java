package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.KubernetesUser;
import dev.netdoc.bot.approval.KubernetesUsers;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.standin.AccessRule;
import dev.netdoc.standin.Account;
import dev.netdoc.standin.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixRunnerTest {
    private static final String CONFIG = "/configmaps/kube-flannel-cfg";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private FlannelStandin cluster;
    private Bench bench;

    @BeforeEach
    void start() {
        cluster = new FlannelStandin(folder, clock, 3);
        bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock);
    }

    @AfterEach
    void close() {
        bench.close();
        cluster.close();
    }

    private Proposal approved() {
        return bench.approve(bench.propose(cluster));
    }

    @Test
    void anApprovedFixIsWrittenRestartedAndVerified() {
        Proposal proposal = approved();
        List<String> before = cluster.podUids();

        bench.runner.onChange(proposal);

        Proposal now = bench.now(proposal);
        assertThat(now.state()).as(now.detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(now.restarted()).isEqualTo(3);
        assertThat(cluster.text()).isEqualTo(Plans.AFTER);
        assertThat(cluster.podUids()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(bench.actions())
                .containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
        assertThat(cluster.config()
                        .path("metadata")
                        .path("annotations")
                        .path("netdoc.dev/changed-by")
                        .asText())
                .isEqualTo(proposal.id());
        assertThat(cluster.api.objects().list("v1", "Event"))
                .filteredOn(event -> event.path("reason").asText().equals("NetdocFixApplied"))
                .hasSize(1);
    }

    @Test
    void theRecordHoldsTheTextBeforeAndAfter() {
        bench.runner.onChange(approved());

        assertThat(bench.audit.records(Instant.EPOCH))
                .filteredOn(r -> r.entry().action().equals("changed"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.entry().object())
                            .isEqualTo("ConfigMap kube-system/kube-flannel-cfg /data/cni-conf.json");
                    assertThat(r.entry().before()).isEqualTo(Plans.BEFORE);
                    assertThat(r.entry().after()).isEqualTo(Plans.AFTER);
                });
    }

    @Test
    void podsAreReplacedOneAfterTheOther() {
        List<Integer> deletions = new ArrayList<>();
        bench.runner.onChange(approved());

        cluster.api.requests().all().stream()
                .filter(r -> r.method().equals("DELETE"))
                .forEach(r -> deletions.add(r.code()));
        assertThat(deletions).containsExactly(200, 200, 200);
    }

    @Test
    void anEditBetweenProposalAndApplyMakesItStale() {
        Proposal proposal = approved();
        cluster.edit("{\"name\":\"other\"}");

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail()).contains("was edited since it was proposed", "nothing was written");
        assertThat(cluster.done("PATCH")).isZero();
        assertThat(bench.actions()).doesNotContain("changed");
    }

    @Test
    void anEditOfAnotherKeyOfTheSameObjectDoesNotStopIt() {
        Proposal proposal = approved();
        cluster.api
                .objects()
                .edit(
                        "v1",
                        "ConfigMap",
                        "kube-system",
                        "kube-flannel-cfg",
                        "kubectl-edit",
                        object -> ((ObjectNode) object.path("data")).put("net-conf.json", "{}"));

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.VERIFIED);
        assertThat(cluster.config().path("data").path("net-conf.json").asText()).isEqualTo("{}");
    }

    @Test
    void anObjectMadeAnewWithTheSameTextIsAnotherObject() {
        Proposal proposal = approved();
        ObjectNode copy = cluster.config();
        cluster.api.objects().remove("v1", "ConfigMap", "kube-system", "kube-flannel-cfg");
        ((ObjectNode) copy.path("metadata")).remove(List.of("uid", "resourceVersion", "creationTimestamp"));
        cluster.api.objects().create(copy, "kubectl");

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail()).contains("made anew");
    }

    @Test
    void anEditBetweenDryRunAndPatchMakesItStale() {
        Proposal proposal = approved();
        var meddling = new Meddling(cluster);
        bench.close();
        bench = Bench.over(folder.resolve("netdoc.db"), cluster, clock);
        var runner = new FixRunner(
                bench.approvals.fixLog(Runner.here()),
                Map.of("prod", new FixTarget(bench.doctor, meddling.writer(clock))),
                Map.of(bench.knowledge.id(), bench.knowledge),
                bench.doctor,
                clock,
                cluster.pace(),
                Runnable::run);

        runner.onChange(proposal);

        assertThat(meddling.edits()).isEqualTo(1);
        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(cluster.text()).isEqualTo(Meddling.TEXT);
        assertThat(bench.actions()).doesNotContain("changed");
    }

    @Test
    void aFindingThatIsGoneMakesItStale() {
        Proposal proposal = approved();
        bench.doctor.unknown = List.of(new UnknownFact("configmaps/kube-flannel-cfg", "forbidden"));

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail()).contains("could not be confirmed", "configmaps/kube-flannel-cfg");
        assertThat(cluster.done("PATCH")).isZero();
    }

    @Test
    void aWriteWhoseAnswerWasLostIsFoundOutAndNotRepeated() {
        Proposal proposal = approved();
        cluster.api.faults().plan("PATCH", CONFIG + "\\?fieldManager", 1, new Fault.DropAnswer());

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).as(bench.now(proposal).detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(cluster.api.requests().all())
                .filteredOn(r -> r.method().equals("PATCH") && !r.query().contains("dryRun"))
                .hasSize(1);
        assertThat(bench.actions()).containsOnlyOnce("changed");
    }

    @Test
    void aWriteThatDidNotArriveIsTriedAgain() {
        Proposal proposal = approved();
        cluster.api.faults().plan("PATCH", CONFIG + "\\?fieldManager", 1, new Fault.Cut());
        cluster.api.faults().plan("PATCH", CONFIG + "\\?fieldManager", 1, new Fault.Failure(503));

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).as(bench.now(proposal).detail()).isEqualTo(ProposalState.VERIFIED);
        assertThat(bench.actions()).containsOnlyOnce("changed");
    }

    @Test
    void aDeletionWhoseAnswerWasLostGoesOn() {
        Proposal proposal = approved();
        cluster.api.faults().plan("DELETE", "/pods/", 1, new Fault.DropAnswer());
        cluster.api.faults().plan("DELETE", "/pods/", 1, new Fault.Cut());

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).as(bench.now(proposal).detail()).isEqualTo(ProposalState.VERIFIED);
    }

    @Test
    void aCanaryThatNeverGetsReadyStopsTheRest() {
        Proposal proposal = approved();
        List<String> before = cluster.podUids();
        cluster.controllers.hold("kube-flannel-ds");

        bench.runner.onChange(proposal);

        Proposal now = bench.now(proposal);
        assertThat(now.state()).isEqualTo(ProposalState.FAILED);
        assertThat(now.detail())
                .contains(
                        "is not Ready (ContainerCreating) after 120 s",
                        "ConfigMap kube-system/kube-flannel-cfg changed",
                        "0 of 3 pods");
        assertThat(cluster.podUids().stream().filter(before::contains)).hasSize(2);
        assertThat(bench.actions()).containsOnlyOnce("changed").endsWith("failed");
    }

    @Test
    void withoutThePermissionNothingIsWrittenAndItIsNamed() {
        Proposal proposal = approved();
        cluster.api.access().add(Account.admin("", "admin"));
        cluster.api
                .access()
                .add(new Account("weak", "weak", List.of(AccessRule.allow("get,list", "", "configmaps,pods"))));

        cluster.token = "weak";
        try (var weak = Bench.over(folder.resolve("netdoc.db"), cluster, clock)) {
            weak.runner.onChange(proposal);
        }

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertThat(bench.now(proposal).detail()).contains("forbidden: patch configmaps in kube-system", "grant it");
        assertThat(cluster.done("PATCH")).isZero();
    }

    @Test
    void aPermissionTakenAwayDuringTheRestartIsNamedWithWhatWasDone() {
        Proposal proposal = approved();
        cluster.api.faults().plan("DELETE", "/pods/", 1, new Fault.Forbidden());

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertThat(bench.now(proposal).detail()).contains("forbidden: delete pods in kube-system", "0 of 3 pods");
    }

    @Test
    void aLimitThatCameAfterTheApprovalHoldsItBackAndIsRemembered() {
        Proposal proposal = approved();
        bench.policy = bench.policy.with(new Limits(1, Set.of("kube-system"), 20));

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertThat(bench.now(proposal).limit()).contains(new Limit.Protected("kube-system"));
        assertThat(cluster.done("PATCH")).isZero();
        assertThat(bench.actions()).containsExactly("proposed", "approved", "failed");
    }

    @Test
    void anApproverWhoLostTheirOwnRightInTheClusterHoldsItBack() {
        cluster.api.access().add(Account.admin("", "admin"));
        cluster.api.access().add(Account.admin("jane", "jane@example.com"));
        bench.policy = bench.policy.with(new KubernetesUsers(
                Set.of("prod"), Map.of("UAPPROVER", new KubernetesUser("jane@example.com", List.of()))));
        Proposal proposal = approved();
        cluster.api.access().add(new Account("jane", "jane@example.com", List.of()));

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertThat(bench.now(proposal).limit())
                .contains(new Limit.ApproverMayNot(
                        "jane@example.com",
                        "jane@example.com may not patch configmaps kube-flannel-cfg in namespace kube-system"));
        assertThat(cluster.done("PATCH")).isZero();
    }

    @Test
    void withoutThePermissionNothingIsProposed() {
        cluster.api.faults().plan("PATCH", CONFIG, 1, new Fault.Forbidden());

        assertThat(bench.approvals.propose("prod", cluster.plan(), Bench.ASKER, Language.EN))
                .isInstanceOfSatisfying(
                        Proposed.NotPossible.class,
                        refused -> assertThat(refused.reason()).contains("patch configmaps in kube-system"));
    }

    @Test
    void aFindingThatStaysIsNotVerifiedAndTheEvidenceIsTold() {
        Proposal proposal = approved();
        bench.doctor.stubborn = true;

        bench.runner.onChange(proposal);

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertThat(bench.now(proposal).detail()).contains("not verified within 10 min", "cniVersion = (absent)");
    }

    @Test
    void anUnreachableClusterLeavesTheFixForLaterAndTooLateIsStale() {
        Proposal proposal = approved();
        cluster.api.faults().plan("GET", CONFIG, Integer.MAX_VALUE, new Fault.Cut());
        bench.runner.onChange(proposal);
        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.APPROVED);
        assertThat(bench.now(proposal).detail()).contains("cannot read ConfigMap");

        clock.advance(Duration.ofMinutes(31));
        cluster.api.faults().clear();
        bench.runner.resume();

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.STALE);
        assertThat(bench.now(proposal).detail()).contains("not begun within 30 min");
    }

    @Test
    void anUnreachableClusterIsTakenUpAgain() {
        Proposal proposal = approved();
        cluster.api.faults().plan("GET", CONFIG, Integer.MAX_VALUE, new Fault.Cut());
        bench.runner.onChange(proposal);
        cluster.api.faults().clear();

        bench.runner.resume();

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.VERIFIED);
    }

    @Test
    void nothingIsCarriedOutWithoutApproval() {
        Proposal proposal = bench.propose(cluster);

        bench.runner.onChange(proposal);
        bench.runner.resume();

        assertThat(bench.now(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(cluster.done("PATCH")).isZero();
    }
}
