package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubeProxyRestartTest {
    private static final EditedCase WORKER = EditedCase.of("kube-proxy/kube-proxy-config-not-applied/fires-worker");
    private static final EditedCase BOTH =
            EditedCase.of("kube-proxy/kube-proxy-config-not-applied/fires-masters-say-something-else");
    private static final String MASTER_WRITTEN = "time: '2026-08-01T00:00:00Z'";
    private static final String OLD_START = "startedAt: '2026-11-01T00:00:00Z'";
    private static final KubeProxyRestart FIX = new KubeProxyRestart();

    private static Optional<FixPlan> plan(EditedCase given, String configMap) {
        return FIX.plan(
                new Target(
                        "kube-proxy-config-not-applied",
                        "",
                        "f00d",
                        List.of(new ObjectRef("ConfigMap", "kube-system", configMap))),
                given.facts());
    }

    private static Optional<FixPlan> plan(EditedCase given) {
        return plan(given, "kube-proxy-worker");
    }

    private static Proof proof(EditedCase now, String... fingerprints) {
        return FIX.proof(
                plan(WORKER).orElseThrow(),
                new Aftermath(now.facts(), Set.of(fingerprints), Instant.parse("2026-11-20T07:55:00Z")));
    }

    private static List<String> restarted(FixPlan plan) {
        return plan.restarts().stream()
                .flatMap(restart -> restart.pods().stream())
                .map(pod -> pod.pod().name())
                .toList();
    }

    @Test
    void changesNothingAndRestartsThePodsThatAreOlderThanTheirConfiguration() {
        FixPlan plan = plan(WORKER).orElseThrow();

        assertThat(plan.changes()).isEmpty();
        assertThat(restarted(plan)).containsExactly("kube-proxy-worker-11");
        assertThat(plan.restarts().getFirst().selector()).isEqualTo("k8s-app=kube-proxy-worker");
        assertThat(plan.commands())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("kubectl -n kube-system delete pod kube-proxy-worker-11");
        assertThat(plan.undoCommands()).isEmpty();
        assertThat(plan.values())
                .containsEntry("configMaps", "kube-proxy-worker")
                .containsEntry("written", "2026-11-20T07:40:00Z")
                .containsEntry("modes", "ipvs")
                .containsEntry("canary", "cn-hangzhou.192.168.0.11");
    }

    @Test
    void mastersComeLastWhicheverOfTheTwoItIsAbout() {
        EditedCase both = BOTH.with(MASTER_WRITTEN, "time: '2026-11-20T07:30:00Z'");

        for (String configMap : List.of("kube-proxy-worker", "kube-proxy-master")) {
            assertThat(plan(both, configMap).orElseThrow().restarts())
                    .extracting(restart -> restart.daemonSet().name())
                    .containsExactly("kube-proxy-worker", "kube-proxy-master");
        }
    }

    @Test
    void inOneDaemonSetForAllMastersComeLastToo() {
        EditedCase one = WORKER.with("startedAt: '2026-11-20T07:45:00Z'", OLD_START)
                .with(
                        "cn-hangzhou.192.168.0.11, creationTimestamp: '2026-10-01T00:00:00Z', labels: {",
                        "cn-hangzhou.192.168.0.11, creationTimestamp: '2026-10-01T00:00:00Z', labels: {node-role.kubernetes.io/master: '', ");

        assertThat(plan(one).orElseThrow().restarts().getFirst().pods())
                .extracting(PodRestart::node)
                .containsExactly("cn-hangzhou.192.168.0.12", "cn-hangzhou.192.168.0.11");
    }

    @Test
    void theOtherIsLeftAloneUnlessItWaitsTooAndIsSound() {
        for (EditedCase other : List.of(
                BOTH,
                BOTH.with(MASTER_WRITTEN, "time: '2026-11-20T07:58:00Z'"),
                BOTH.with(MASTER_WRITTEN, "time: '2026-11-20T07:30:00Z'")
                        .with("    mode: ipvs\n---", "    mode: ipsv\n---"))) {
            assertThat(restarted(plan(other).orElseThrow())).containsExactly("kube-proxy-worker-12");
        }
    }

    @Test
    void aTextThatKubeProxyMightRefuseIsNotReadByAnybody() {
        assertThat(plan(WORKER.with("mode: ipvs", "mode: ipsv"))).isEmpty();
        assertThat(plan(WORKER.with("mode: ipvs", "mode: ipvs // fast"))).isEmpty();
        assertThat(plan(WORKER.with("    kind: KubeProxyConfiguration\n", ""))).isEmpty();
        assertThat(plan(WORKER.with("    apiVersion: kubeproxy.config.k8s.io/v1alpha1\n", "")))
                .isEmpty();
        assertThat(plan(WORKER.with("mode: ipvs", "mode: ipvs\n    featureGates: {IPv6DualStack: true}")))
                .as("a gate that is gone")
                .isEmpty();
        assertThat(plan(WORKER.with("mode: ipvs", "mode: ipvs\n    featureGates: {IPv6DualStack: true}")
                        .with("serverVersion: v1.28.9-aliyun.1", "serverVersion: v1.24.6-aliyun.1")))
                .isPresent();
    }

    @Test
    void withoutKnowingWhatIsOlderThereIsNoPlan() {
        assertThat(plan(WORKER.with("time: '2026-11-20T07:40:00Z'", "time: ''")))
                .isEmpty();
        assertThat(plan(WORKER.with(OLD_START, "since: x"))).isEmpty();
        assertThat(plan(WORKER.with("\nexpect:", "\nforbidden: [daemonsets.apps]\nexpect:")))
                .isEmpty();
        assertThat(plan(WORKER, "kube-proxy-master")).isEmpty();
    }

    @Test
    void isProvenWhenTheContainersAreNewAndSayWhatIsConfigured() {
        String line = "I1120 07:56:01.000000 1 server_others.go:1] \"Using ipvs Proxier\"";
        EditedCase restarted = WORKER.with(OLD_START, "startedAt: '2026-11-20T07:56:00Z'");
        EditedCase proven = restarted.log("kube-proxy-worker-11", "kube-proxy-worker", line);

        assertThat(proof(proven)).isEqualTo(new Proof.Proven(Optional.empty()));
        assertThat(proof(proven, "f00d")).isInstanceOf(Proof.NotYet.class);
        assertThat(proof(WORKER))
                .asString()
                .contains("on cn-hangzhou.192.168.0.11 no pod of kube-proxy-worker is Ready");
        assertThat(proof(proven.with("ready: true", "ready: false")
                        .with("{type: Ready, status: 'True'}]\n  podIPs", "{type: Ready, status: 'False'}]\n  podIPs")))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(restarted)).asString().contains("no log of kube-proxy-worker that was read");
        assertThat(proof(restarted.log(
                        "kube-proxy-worker-11", "kube-proxy-worker", line.replace("Using ipvs", "Using iptables"))))
                .asString()
                .contains("does not say that it runs ipvs");
        assertThat(proof(proven.with("mode: ipvs", "mode: ipsv"))).isInstanceOf(Proof.NotYet.class);
    }

    @Test
    void whereLogsMayNotBeReadThatRemains() {
        EditedCase unread = WORKER.with(OLD_START, "startedAt: '2026-11-20T07:56:00Z'")
                .with("\nexpect:", "\nforbidden: [pods/log]\nexpect:");

        assertThat(proof(unread))
                .isInstanceOfSatisfying(
                        Proof.Proven.class,
                        proven -> assertThat(proven.remainder())
                                .hasValueSatisfying(left -> assertThat(left).contains("logs may not be read")));
    }
}
