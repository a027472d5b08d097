package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerwayEnableInClusterLbTest {
    private static final String CASES = "terway/terway-in-cluster-lb-off/";
    private static final EditedCase CASE = EditedCase.of(CASES + "fires-and-can-be-turned-on");
    private static final String VARIABLE = "env: [{name: IN_CLUSTER_LOADBALANCE, valueFrom: {configMapKeyRef: {name:"
            + " eni-config, key: in_cluster_loadbalance, optional: true}}}]";
    private static final Instant CHANGED = Instant.parse("2026-11-20T07:50:00.7Z");
    private static final TerwayEnableInClusterLb FIX = new TerwayEnableInClusterLb();

    private Optional<FixPlan> plan(EditedCase given) {
        return FIX.plan(new Target("terway-in-cluster-lb-off", "", "f00d", List.of()), given.facts());
    }

    @Test
    void addsOneKeyBesideEniConf() {
        FixPlan plan = plan(CASE).orElseThrow();

        assertThat(plan.changes())
                .containsExactly(new Change(
                        plan.changes().getFirst().object(),
                        "uid-eni-config",
                        "7001",
                        "/data/in_cluster_loadbalance",
                        new FieldValue.Missing(),
                        new FieldValue.Text("true")));
        assertThat(plan.changes().getFirst().object()).hasToString("ConfigMap kube-system/eni-config");
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.confirmation()).isEmpty();
        assertThat(plan.mendsAgent()).isFalse();
        assertThat(plan.values())
                .containsEntry("services", "shop/shop")
                .containsEntry("serviceCount", "1")
                .containsEntry("canary", "node-2")
                .containsEntry("podCount", "2");
    }

    @Test
    void aTextThatTerwayTakesForNoIsReplaced() {
        assertThat(plan(CASE.with("  eni_conf:", "  in_cluster_loadbalance: 'True'\n  eni_conf:"))
                        .orElseThrow()
                        .changes()
                        .getFirst()
                        .before())
                .isEqualTo(new FieldValue.Text("True"));
        assertThat(plan(CASE.with("  eni_conf:", "  in_cluster_loadbalance: 'true'\n  eni_conf:")))
                .isEmpty();
    }

    @Test
    void theNodeWithTheFewestWorkloadPodsComesFirst() {
        RestartPlan restart = plan(CASE).orElseThrow().restarts().getFirst();

        assertThat(restart.way()).isEqualTo(RestartPlan.Way.PACED_DELETE);
        assertThat(restart.daemonSet()).hasToString("DaemonSet kube-system/terway-eniip");
        assertThat(restart.pods()).extracting(PodRestart::node).containsExactly("node-2", "node-1");
    }

    @Test
    void theSameCanBeDoneAndUndoneByHand() {
        FixPlan plan = plan(CASE).orElseThrow();

        assertThat(plan.commands().getFirst())
                .isEqualTo("kubectl -n kube-system patch configmap eni-config --type=json -p"
                        + " '[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7001\"},"
                        + "{\"op\":\"add\",\"path\":\"/data/in_cluster_loadbalance\",\"value\":\"true\"}]'");
        assertThat(plan.commands().get(1)).contains("delete pod terway-eniip-p2");
        assertThat(plan.undoCommands().getFirst())
                .contains("\"op\":\"test\"", "{\"op\":\"remove\",\"path\":\"/data/in_cluster_loadbalance\"}");
    }

    @Test
    void itIsNotOfferedBeforeTerwayKnowsTheKey() {
        assertThat(plan(CASE.with("v1.12.1", "v1.2.0"))).isPresent();
        assertThat(plan(CASE.with("v1.12.1", "v1.1.9"))).isEmpty();
        assertThat(plan(CASE.with("v1.12.1", "latest"))).as("version unknown").isEmpty();
    }

    @Test
    void itIsNotOfferedUnlessTheBuildSurelyReadsTheKey() {
        EditedCase without = CASE.with(", " + VARIABLE, "");
        assertThat(plan(without)).isEmpty();
        assertThat(plan(without.with("v1.12.1", "v1.13.0"))).isPresent();
        assertThat(plan(CASE.with(VARIABLE, "env: [{name: IN_CLUSTER_LOADBALANCE, value: 'false'}]")))
                .as("a text of its own")
                .isEmpty();
        assertThat(plan(CASE.with("name: eni-config, key: in_cluster", "name: other, key: in_cluster")))
                .as("from another ConfigMap")
                .isEmpty();
        assertThat(plan(CASE.with("{name: policy,", "{name: police,")))
                .as("no such container")
                .isEmpty();
    }

    @Test
    void itIsNotOfferedWithoutAccelerationOrWithoutAServiceThatGains() {
        assertThat(plan(CASE.with("\"datapathv2\"", "\"veth\""))).isEmpty();
        assertThat(plan(CASE.with("type: LoadBalancer", "type: ClusterIP"))).isEmpty();
        assertThat(plan(CASE.with("type: LoadBalancer", "type: ClusterIP, externalIPs: [203.0.113.7]")))
                .isPresent();
    }

    @Test
    void itIsNotOfferedWhereTwoAgentsRunOrNone() {
        assertThat(plan(CASE.and("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: terway, namespace: kube-system}
                spec:
                  selector: {matchLabels: {app: terway}}
                  template: {spec: {containers: [{name: terway, image: 'registry.example/acs/terway:v1.12.1'}]}}
                status: {desiredNumberScheduled: 1}
                """))).isEmpty();
        assertThat(plan(CASE.with("kind: DaemonSet, name: terway-eniip,", "kind: DaemonSet, name: other,")))
                .as("no pod to restart")
                .isEmpty();
        assertThat(plan(CASE.heading("forbidden: [configmaps]").with("kind: ConfigMap\n", "kind: Other\n")))
                .as("the ConfigMap is not readable")
                .isEmpty();
    }

    /** The cluster afterwards: the key is there, and the pods are new. */
    private static EditedCase after() {
        return CASE.with("  eni_conf:", "  in_cluster_loadbalance: 'true'\n  eni_conf:")
                .with("terway-eniip-p", "terway-eniip-n")
                .with("startTime: '2026-11-01T00:00:00Z'", "startTime: '2026-11-20T07:50:00Z'");
    }

    private static EditedCase saying(EditedCase given, String pod, String line) {
        return given.heading(
                "logs: [{namespace: kube-system, pod: " + pod + ", container: policy, text: \"" + line + "\"}]");
    }

    private Proof proof(EditedCase given) {
        FixPlan plan = plan(CASE).orElseThrow();
        return FIX.proof(plan, new Aftermath(given.facts(), Set.of(), CHANGED));
    }

    private static final String TRUE = "--enable-in-cluster-loadbalance='true' subsys=daemon";

    @Test
    void provenByTheLogOfANewPolicyContainer() {
        assertThat(proof(saying(after(), "terway-eniip-n1", TRUE))).isEqualTo(new Proof.Proven(Optional.empty()));
    }

    @Test
    void notYetWhileTheLogIsSilentOrOldOrSaysFalseOrTheKeyIsGone() {
        assertThat(proof(after()))
                .isEqualTo(
                        new Proof.NotYet("no log of a new policy container says enable-in-cluster-loadbalance=true"));
        assertThat(proof(saying(
                        after().with("startTime: '2026-11-20T07:50:00Z'", "startTime: '2026-11-20T07:49:59Z'"),
                        "terway-eniip-n1",
                        TRUE)))
                .as("a pod from before")
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(saying(after().with("terway-eniip-n", "terway-eniip-p"), "terway-eniip-p1", TRUE)))
                .as("a pod that was to be replaced")
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(saying(after(), "terway-eniip-n1", TRUE.replace("true", "false"))))
                .isEqualTo(new Proof.NotYet("terway-eniip-n1 started with enable-in-cluster-loadbalance=false"));
        assertThat(proof(saying(CASE.with("terway-eniip-p", "terway-eniip-n"), "terway-eniip-n1", TRUE)))
                .isEqualTo(new Proof.NotYet("in_cluster_loadbalance of eni-config is not \"true\""));
    }

    @Test
    void whereLogsAreRefusedItIsNoMoreThanLikely() {
        assertThat(proof(after().heading("forbidden: [pods/log]")))
                .isInstanceOfSatisfying(
                        Proof.Proven.class,
                        proven -> assertThat(proven.remainder().orElseThrow()).contains("likely", "terway-eniip"));
    }
}
