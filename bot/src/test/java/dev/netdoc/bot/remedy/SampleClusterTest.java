package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Colleagues;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.standin.ClusterObjects;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import dev.netdoc.standin.SmallControllers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, with the real rules: a sample cluster, its finding, the proposal, the approval, the fix. */
class SampleClusterTest {
    private static final Person APPROVER = new Person("T1", "UAPPROVER");

    @TempDir
    Path folder;

    @Test
    void theMissingCniVersionIsFoundFixedAndVerified() throws Exception {
        Path sample = Path.of(System.getProperty("netdoc.shared", ""), "clusters", "flannel-cniversion-missing.yaml");
        assumeTrue(Files.exists(sample), "the sample clusters are not beside the project");
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        var doctor = DroolsDoctor.load();
        try (var api = KubeStandin.start(Setup.standard().at(clock).withTermination(Duration.ofMillis(5)))) {
            api.load(sample);
            SmallControllers.start(api, Duration.ofMillis(1), SampleClusterTest::nodesWithANewFlannelGetReady);
            Path kubeconfig = Files.writeString(folder.resolve("config"), """
                    current-context: x
                    contexts: [{name: x, context: {cluster: x, user: x}}]
                    clusters: [{name: x, cluster: {server: "%s"}}]
                    users: [{name: x, user: {}}]
                    """.formatted(api.url()));
            try (var server = new KubeConfigs(Map.of(), folder).open(Optional.of(kubeconfig), Optional.empty());
                    var store = Store.open(folder.resolve("netdoc.db"))) {
                var cluster = new LiveCluster("prod", server, () -> new FactObserver("prod", clock));
                var writer = new LiveClusterWriter(server, clock);
                var policy = new ApprovalPolicy(
                        true, Optional.of("T1"), Set.of("UAPPROVER"), Map.of(), true, Duration.ofMinutes(30));
                var approvals = new StoredApprovals(
                        store,
                        new Audit(store, clock),
                        clock,
                        () -> policy,
                        Colleagues.everybody(),
                        new ClusterRehearsal(Map.of("prod", writer)));
                var runner = new FixRunner(
                        approvals.fixLog(Runner.here()),
                        Map.of("prod", new FixTarget(cluster, writer)),
                        Fixes.byId(),
                        doctor,
                        clock,
                        time -> {
                            Thread.sleep(10);
                            clock.advance(time);
                        },
                        Runnable::run);

                FixPlan plan = findings(doctor, cluster).stream()
                        .filter(f -> f.id().equals("flannel-cni-version-missing"))
                        .flatMap(f -> f.fix().stream())
                        .findFirst()
                        .orElseThrow();
                Proposal proposal = ((Proposed.Open)
                                approvals.propose("prod", plan, new Person("T1", "UASKER"), Language.ZH))
                        .proposal();
                approvals.approve(proposal.id(), proposal.digest(), APPROVER);
                runner.resume();

                Proposal end = approvals.find(proposal.id()).orElseThrow();
                assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
                assertThat(end.restarted()).isEqualTo(3);
                assertThat(findings(doctor, cluster))
                        .extracting(Finding::id)
                        .doesNotContain("flannel-cni-version-missing");
                approvals.close();
            }
        }
    }

    private static List<Finding> findings(DroolsDoctor doctor, Cluster cluster) {
        return doctor.diagnose(cluster.gather(Cluster.Progress.SILENT)).findings();
    }

    /** What kubelets do once Flannel has installed a file that they accept. */
    private static void nodesWithANewFlannelGetReady(ClusterObjects objects) {
        for (ObjectNode pod : objects.list("v1", "Pod")) {
            boolean replaced = pod.path("metadata").path("name").asText().startsWith("kube-flannel-ds-")
                    && pod.path("metadata").path("creationTimestamp").asText().compareTo("2026-11-20T08:00:00Z") >= 0
                    && pod.path("status").path("phase").asText().equals("Running");
            if (replaced) {
                objects.edit("v1", "Node", "", pod.path("spec").path("nodeName").asText(), "kubelet", node -> {
                    for (JsonNode condition : node.path("status").path("conditions")) {
                        ((ObjectNode) condition)
                                .put("status", "True")
                                .put("message", "kubelet is posting ready status");
                    }
                });
            }
        }
    }
}
