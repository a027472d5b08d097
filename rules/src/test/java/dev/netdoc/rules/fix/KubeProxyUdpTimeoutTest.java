package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KubeProxyUdpTimeoutTest {
    private static final EditedCase BOTH = EditedCase.of("kube-proxy/kube-proxy-udp-timeout-default/fires-both-roles");
    private static final EditedCase ONE =
            EditedCase.of("kube-proxy/kube-proxy-udp-timeout-default/fires-without-a-value");
    private static final EditedCase ONE_ROLE = EditedCase.of("kube-proxy/kube-proxy-udp-timeout-default/info-one-role");
    private static final KubeProxyUdpTimeout FIX = new KubeProxyUdpTimeout();

    private static Optional<FixPlan> plan(EditedCase given, String... configMaps) {
        return FIX.plan(
                new Target(
                        "kube-proxy-udp-timeout-default",
                        "",
                        "f00d",
                        Stream.of(configMaps)
                                .map(name -> new ObjectRef("ConfigMap", "kube-system", name))
                                .toList()),
                given.facts());
    }

    private static Optional<FixPlan> one(EditedCase given) {
        return plan(given, "kube-proxy-worker");
    }

    private static EditedCase service(String ports) {
        return ONE.with(
                "kind: Service\n",
                "kind: Service\nmetadata: {name: voice, namespace: default}\nspec: {type: ClusterIP, clusterIP: 172.21.0.9, clusterIPs: [172.21.0.9], ports: ["
                        + ports + "]}\n---\napiVersion: v1\nkind: Service\n");
    }

    @Test
    void addsTheTimeoutForBothRolesAndRestartsMastersLast() {
        FixPlan plan = plan(BOTH, "kube-proxy-worker", "kube-proxy-master").orElseThrow();

        assertThat(plan.changes())
                .extracting(change -> change.object().name())
                .containsExactly("kube-proxy-worker", "kube-proxy-master");
        assertThat(plan.changes()).allSatisfy(change -> {
            assertThat(change.path()).isEqualTo("/data/config.conf");
            assertThat(change.after()).hasToString(change.before() + "ipvs:\n  udpTimeout: 10s\n");
        });
        assertThat(plan.restarts())
                .extracting(restart -> restart.pods().getFirst().pod().name())
                .containsExactly("kube-proxy-w1", "kube-proxy-m1");
        assertThat(plan.commands()).hasSize(6);
        assertThat(plan.undoCommands()).hasSize(6);
        assertThat(plan.values()).containsEntry("timeout", "10s").containsEntry("podCount", "2");
    }

    @Test
    void changesOneLeafAndKeepsTheRest() {
        Change change = one(ONE.with(
                        "    mode: ipvs\n",
                        "    mode: ipvs # as in the guide\n    ipvs:\n      # even\n      scheduler: wrr\n      udpTimeout: 0s\n    clusterCIDR: 10.0.0.0/8\n"))
                .orElseThrow()
                .changes()
                .getFirst();

        assertThat(change.after().toString())
                .isEqualTo(change.before().toString().replace("udpTimeout: 0s", "udpTimeout: 10s"));
    }

    @Test
    void takesTheTimeThatTheOtherRoleHas() {
        assertThat(plan(ONE_ROLE.with("udpTimeout: 10s", "udpTimeout: 1m30s"), "kube-proxy-master")
                        .orElseThrow()
                        .values())
                .containsEntry("timeout", "90s");
        assertThat(plan(ONE_ROLE.with("udpTimeout: 10s", "udpTimeout: soon"), "kube-proxy-master"))
                .as("not known")
                .isEmpty();
        assertThat(plan(BOTH, "kube-proxy-master")).as("neither has one").isEmpty();
    }

    @Test
    void refusesWhereAnythingElseUsesUdpOrMight() {
        assertThat(one(service("{port: 53, protocol: UDP}"))).isPresent();
        assertThat(one(service("{port: 5060, protocol: TCP}"))).isPresent();
        assertThat(one(service("{port: 5060, protocol: UDP}"))).isEmpty();
        assertThat(one(ONE.with("\nexpect:", "\nforbidden: [services]\nexpect:")))
                .isEmpty();
    }

    @Test
    void refusesWhereItHasNoEffectOrCannotBeWritten() {
        assertThat(one(ONE)).isPresent();
        assertThat(one(ONE.with("mode: ipvs", "mode: iptables"))).isEmpty();
        assertThat(one(ONE.with("serverVersion: v1.28.9-aliyun.1", "serverVersion: v1.17.4-aliyun.1")))
                .isEmpty();
        assertThat(one(ONE.with("serverVersion: v1.28.9-aliyun.1\n", ""))).isEmpty();
        assertThat(one(ONE.with("    mode: ipvs\n", "    mode: ipvs\n    ipvs: &a {udpTimeout: 0s}\n")))
                .as("an anchor")
                .isEmpty();
        assertThat(one(ONE.with("name: kube-proxy-worker, controller: true", "name: another, controller: true")))
                .as("no pods")
                .isEmpty();
    }

    @Test
    void isProvenByTheValueNewContainersAndTheirLogs() {
        FixPlan plan = one(ONE).orElseThrow();
        Instant changedAt = Instant.parse("2026-11-20T07:50:00.700Z");
        EditedCase written = ONE.with("    mode: ipvs\n", "    mode: ipvs\n    ipvs:\n      udpTimeout: 10s\n");
        EditedCase restarted = written.with("startedAt: '2026-11-01T00:00:00Z'", "startedAt: '2026-11-20T07:50:00Z'");
        EditedCase proven = restarted.log(
                "kube-proxy-w1", "kube-proxy-worker", "I1120 07:50:01.000000 1 x.go:1] \"Using ipvs Proxier\"");

        assertThat(FIX.proof(plan, new Aftermath(ONE.facts(), Set.of("f00d"), changedAt)))
                .asString()
                .contains("does not hold what was written");
        assertThat(FIX.proof(plan, new Aftermath(written.facts(), Set.of(), changedAt)))
                .asString()
                .contains("no pod of kube-proxy-worker is Ready");
        assertThat(FIX.proof(plan, new Aftermath(restarted.facts(), Set.of(), changedAt)))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(FIX.proof(plan, new Aftermath(proven.facts(), Set.of("f00d"), changedAt)))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(FIX.proof(plan, new Aftermath(proven.facts(), Set.of(), changedAt)))
                .isEqualTo(new Proof.Proven(Optional.empty()));
    }
}
