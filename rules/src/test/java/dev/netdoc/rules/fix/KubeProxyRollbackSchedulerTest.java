package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubeProxyRollbackSchedulerTest {
    private static final EditedCase CASE =
            EditedCase.of("kube-proxy/kube-proxy-ipvs-fallback/fires-scheduler-module-missing");
    private static final EditedCase ENDED =
            EditedCase.of("kube-proxy/kube-proxy-ipvs-fallback/fires-gave-up-with-the-scheduler");
    private static final KubeProxyRollbackScheduler FIX = new KubeProxyRollbackScheduler();

    private static Optional<FixPlan> plan(EditedCase given, String variant) {
        return FIX.plan(
                new Target(
                        "kube-proxy-ipvs-fallback",
                        variant,
                        "f00d",
                        List.of(new ObjectRef("ConfigMap", "kube-system", "kube-proxy-worker"))),
                given.facts());
    }

    private static Optional<FixPlan> plan(EditedCase given) {
        return plan(given, "scheduler");
    }

    /** The case with a node before the one that fell back, whose kube-proxy runs IPVS. */
    private static EditedCase withAnotherNode() {
        String node = CASE.text().substring(CASE.text().indexOf("---\napiVersion: v1\nkind: Node"));
        String another = node.substring(0, node.indexOf("---", 3)).replace("10.3.0.11", "10.3.0.10");
        String pod = CASE.text().substring(CASE.text().lastIndexOf("---"));
        return new EditedCase(CASE.text()
                        + another
                        + pod.replace("10.3.0.11", "10.3.0.10").replace("kube-proxy-w1", "kube-proxy-w0"))
                .log("kube-proxy-w0", "kube-proxy-worker", "I1120 06:00:01.2 1 x.go:1] \"Using ipvs Proxier\"");
    }

    @Test
    void takesTheSchedulerOutAndNothingElse() {
        FixPlan plan = plan(CASE).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(change.path()).isEqualTo("/data/config.conf");
        assertThat(change.after())
                .hasToString(change.before().toString().replace("ipvs:\n  scheduler: lc", "ipvs: {}"));
        assertThat(plan(CASE.with("scheduler: lc\n", "scheduler: lc # least\n      udpTimeout: 10s\n"))
                        .orElseThrow()
                        .changes()
                        .getFirst()
                        .after()
                        .toString())
                .endsWith("mode: ipvs\nipvs:\n  udpTimeout: 10s\n");
        assertThat(plan.commands()).hasSize(3);
        assertThat(plan.undoCommands()).hasSize(3);
        assertThat(plan.mendsAgent()).isTrue();
        assertThat(plan.values())
                .containsEntry("schedulers", "lc")
                .containsEntry("modules", "ip_vs_lc")
                .containsEntry("nodes", "cn-hangzhou.10.3.0.11");
    }

    @Test
    void nodesWithoutIpvsComeFirst() {
        assertThat(plan(withAnotherNode()).orElseThrow().restarts().getFirst().pods())
                .extracting(PodRestart::node)
                .containsExactly("cn-hangzhou.10.3.0.11", "cn-hangzhou.10.3.0.10");
    }

    @Test
    void isOfferedOnlyWhereTheModuleOfTheSchedulerIsAllThatIsMissing() {
        for (String module : List.of("ip_vs", "ip_vs_rr", "nf_conntrack", "ip_vs_sed")) {
            assertThat(plan(CASE.with("loaded: [ip_vs_lc]", "loaded: [" + module + "]")))
                    .as(module)
                    .isEmpty();
            assertThat(plan(CASE.with("loaded: [ip_vs_lc]", "loaded: [ip_vs_lc " + module + "]")))
                    .as(module)
                    .isEmpty();
        }
        assertThat(plan(CASE.with("loaded: [ip_vs_lc]", "loaded")))
                .as("none named")
                .isEmpty();
        assertThat(plan(CASE.with("      scheduler: lc\n", "")))
                .as("rr already")
                .isEmpty();
        assertThat(plan(withAnotherNode().with("\"Using ipvs Proxier\"", "\"Using iptables Proxier\"")))
                .as("one that says no reason")
                .isEmpty();
        assertThat(plan(CASE.with("mode: ipvs", "mode: iptables"))).isEmpty();
        assertThat(plan(CASE.with("\nlogs:", "\nforbidden: [pods/log]\nunused:")))
                .isEmpty();
    }

    @Test
    void isProvenByTheLogsAloneAndTellsWhatIsStale() {
        FixPlan plan = plan(CASE).orElseThrow();
        Instant changedAt = Instant.parse("2026-11-20T07:50:00Z");
        EditedCase restarted = CASE.with("    ipvs:\n      scheduler: lc\n", "    ipvs: {}\n")
                .with("startedAt: '2026-11-20T06:00:00Z'", "startedAt: '2026-11-20T07:51:00Z'");
        EditedCase proven = restarted.with("I1120 06:00:01", "I1120 07:51:01").with("Using iptables", "Using ipvs");

        assertThat(FIX.proof(plan, new Aftermath(CASE.facts(), Set.of("f00d"), changedAt)))
                .asString()
                .contains("does not hold what was written");
        assertThat(FIX.proof(plan, new Aftermath(restarted.facts(), Set.of(), changedAt)))
                .asString()
                .contains("no log of kube-proxy-worker that was read");
        assertThat(FIX.proof(
                        plan,
                        new Aftermath(
                                restarted
                                        .with("\nlogs:", "\nforbidden: [pods/log]\nunused:")
                                        .facts(),
                                Set.of(),
                                changedAt)))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(FIX.proof(plan, new Aftermath(proven.facts(), Set.of(), changedAt)))
                .isInstanceOfSatisfying(
                        Proof.Proven.class,
                        done -> assertThat(done.remainder())
                                .hasValueSatisfying(left -> assertThat(left).contains("cn-hangzhou.10.3.0.11")));
    }

    @Test
    void whoEndedHasLeftNothingStale() {
        FixPlan plan = plan(ENDED, "gave-up-scheduler").orElseThrow();

        assertThat(plan.values()).containsEntry("stale", "").containsEntry("nodes", "cn-hangzhou.10.3.0.11");
    }
}
