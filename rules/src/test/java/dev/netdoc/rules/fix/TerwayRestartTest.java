package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerwayRestartTest {
    private static final Fix FIX = new TerwayRestart();
    private static final Snapshot CASE =
            Snapshot.of("terway/terway-config-not-applied/cases/fires-eni-config-is-newer.yaml");
    private static final String OWNED = "{'f:data': {'f:eni_conf': {}}}";
    private static final Target TARGET = new Target(
            "terway-config-not-applied", "", "f00d", List.of(new ObjectRef("ConfigMap", "kube-system", "eni-config")));

    private static Optional<FixPlan> plan(Snapshot snapshot) {
        return FIX.plan(TARGET, snapshot.facts());
    }

    private static Proof proof(Snapshot now, String... fingerprints) {
        return FIX.proof(
                plan(CASE).orElseThrow(),
                new Aftermath(now.facts(), Set.of(fingerprints), Instant.parse("2026-11-20T08:01:00Z")));
    }

    @Test
    void onlyPodsThatAreOlderThanTheWriteTheLeastBusyNodeFirst() {
        FixPlan plan = plan(CASE).orElseThrow();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.restarts()).hasSize(1);
        assertThat(plan.restarts().getFirst().way()).isEqualTo(RestartPlan.Way.PACED_DELETE);
        assertThat(plan.restarts().getFirst().pods())
                .extracting(pod -> pod.pod().name())
                .containsExactly("terway-eniip-12", "terway-eniip-11");
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(20));
        assertThat(plan.values()).containsEntry("podCount", "2").containsEntry("daemonSets", "terway-eniip");
        assertThat(plan.commands()).hasSize(4);
        assertThat(plan.undoCommands()).isEmpty();
    }

    @Test
    void keysThatNodesDoNotDependOnNeedNoOtherSign() {
        assertThat(plan(CASE.with(OWNED, "{'f:data': {'f:in_cluster_loadbalance': {}}}")
                        .with("podIPs: [{ip: 192.168.8.20}]", "podIPs: []")))
                .isPresent();
    }

    @Test
    void filesThatNodesAreMadeByAreLeftToPeople() {
        assertThat(plan(CASE.with(OWNED, "{'f:data': {'f:10-terway.conf': {}}}")))
                .isEmpty();
        assertThat(plan(CASE.with(OWNED, "{'f:data': {'f:10-terway.conflist': {}}}")))
                .isEmpty();
        assertThat(plan(CASE.with(OWNED, "{'f:data': {}}"))).as("unknown keys").isEmpty();
    }

    @Test
    void aManagerWhoWroteBeforeThePodsStartedDoesNotCount() {
        String other = "managedFields: [{manager: console, operation: Update, apiVersion: v1, time: '%s', fieldsType:"
                + " FieldsV1, fieldsV1: {'f:data': {'f:10-terway.conf': {}}}}, {manager: kubectl-edit";
        assertThat(plan(CASE.with("managedFields: [{manager: kubectl-edit", other.formatted("2026-10-01T00:00:00Z"))))
                .isPresent();
        assertThat(plan(CASE.with("managedFields: [{manager: kubectl-edit", other.formatted("2026-11-10T00:00:00Z"))))
                .isEmpty();
    }

    @Test
    void addressingThatMayHaveChangedIsLeftToPeople() {
        String conf = "\"service_cidr\":";
        assertThat(plan(CASE.with(conf, "\"ipam_type\": \"crd\", " + conf))).isEmpty();
        assertThat(plan(CASE.with(conf, "\"enable_ip_prefix\": true, " + conf))).isEmpty();
        assertThat(plan(CASE.with(conf, "\"ip_stack\": \"dual\", " + conf)))
                .as("pods have one family")
                .isEmpty();
        assertThat(plan(CASE.with(conf, "\"ip_stack\": \"dual\", " + conf)
                        .with("[{ip: 192.168.8.20}]", "[{ip: 192.168.8.20}, {ip: 'fd00::20'}]")))
                .as("pods have both")
                .isPresent();
        assertThat(plan(CASE.with("[{ip: 192.168.8.20}]", "[{ip: 192.168.8.20}, {ip: 'fd00::20'}]")))
                .as("it may have been dual")
                .isEmpty();
        assertThat(plan(CASE.with("podIPs: [{ip: 192.168.8.20}]", "podIPs: []")))
                .as("no pod tells")
                .isEmpty();
        assertThat(plan(CASE.and("apiVersion: network.alibabacloud.com/v1beta1\nkind: Node\n"
                        + "metadata: {name: cn-hangzhou.192.168.0.11}\nspec: {}\n")))
                .as("records of nodes")
                .isEmpty();
        assertThat(plan(CASE.with("serverVersion:", "forbidden: [nodes.network.alibabacloud.com]\nserverVersion:")))
                .as("records unknown")
                .isEmpty();
    }

    @Test
    void aNodesOwnConfigurationRestartsTheNodesThatNameIt() {
        Target target = new Target(
                "terway-config-not-applied",
                "",
                "f00d",
                List.of(new ObjectRef("ConfigMap", "kube-system", "eni-config-fixed")));
        Snapshot own =
                Snapshot.of("terway/terway-config-not-applied/cases/fires-a-nodes-own-configuration-is-newer.yaml");
        Snapshot known = own.and("apiVersion: v1\nkind: Pod\nmetadata: {name: cart-1, namespace: shop}\n"
                + "spec: {nodeName: cn-hangzhou.192.168.0.11}\n"
                + "status: {phase: Running, podIPs: [{ip: 192.168.8.20}]}\n");

        assertThat(FIX.plan(target, known.facts())
                        .orElseThrow()
                        .restarts()
                        .getFirst()
                        .pods())
                .extracting(pod -> pod.pod().name())
                .containsExactly("terway-eniip-11");
        assertThat(FIX.plan(target, own.facts())).as("no pod tells").isEmpty();
        assertThat(FIX.plan(
                        target,
                        known.with("serverVersion:", "forbidden: [nodes.network.alibabacloud.com]\nserverVersion:")
                                .facts()))
                .isEmpty();
    }

    @Test
    void whatDoesNotParseIsNotReadByARestart() {
        assertThat(plan(CASE.with("{\"version\": \"1\",", "{\"version\": \"1\"")))
                .isEmpty();
        assertThat(plan(CASE.with("\"type\": \"terway\"}", "\"type\": \"terway\", \"eniip_virtual_type\": \"fast\"}")))
                .isEmpty();
    }

    @Test
    void withoutManagedFieldsOrOlderPodsThereIsNoPlan() {
        assertThat(plan(CASE.with("2026-11-20T07:40:00Z", "2026-10-20T07:40:00Z")))
                .isEmpty();
        assertThat(plan(CASE.with("'f:data'", "'f:metadata'"))).isEmpty();
    }

    @Test
    void provenWhenEachOfThemIsNewerAndReady() {
        Snapshot one = CASE.with(
                "startTime: '2026-11-01T00:00:00Z'\n  conditions: [{type: PodScheduled, status: 'True'}, {type: Ready, status: 'True'}]\n  podIPs: [{ip: 192.168.0.12}]",
                "startTime: '2026-11-20T08:02:00Z'\n  conditions: [{type: PodScheduled, status: 'True'}, {type: Ready, status: 'True'}]\n  podIPs: [{ip: 192.168.0.12}]");
        Snapshot both = one.with("startTime: '2026-11-01T00:00:00Z'", "startTime: '2026-11-20T08:02:00Z'");

        assertThat(proof(one))
                .isEqualTo(new Proof.NotYet(
                        "Pod kube-system/terway-eniip-11 is older than the change of 2026-11-20T07:40:00Z"));
        assertThat(proof(both.with(
                        "{type: Ready, status: 'True'}]\n  podIPs: [{ip: 192.168.0.12}]",
                        "{type: Ready, status: 'False'}]\n  podIPs: [{ip: 192.168.0.12}]")))
                .isEqualTo(new Proof.NotYet("Pod kube-system/terway-eniip-12 is not ready"));
        assertThat(proof(both)).isEqualTo(new Proof.Proven(Optional.empty()));
        assertThat(proof(both, "f00d"))
                .isEqualTo(new Proof.Proven(Optional.of("the configuration was written again since")));
        assertThat(proof(both.with("name: terway-eniip, controller: true", "name: another, controller: true")))
                .isInstanceOf(Proof.NotYet.class);
    }
}
