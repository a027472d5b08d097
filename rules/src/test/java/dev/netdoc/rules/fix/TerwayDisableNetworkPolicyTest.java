package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerwayDisableNetworkPolicyTest {
    private static final EditedCase CASE =
            EditedCase.of("terway/terway-network-policy-unused/fires-and-can-be-turned-off");
    private static final String FALSE = "disable_network_policy: 'false'";
    private static final String VARIABLE = "env: [{name: DISABLE_POLICY, valueFrom: {configMapKeyRef: {name:"
            + " eni-config, key: disable_network_policy, optional: true}}}]";
    private static final String LABELS = "labels: {kubernetes.io/os: linux}";
    private static final Instant CHANGED = Instant.parse("2026-11-20T07:50:00.7Z");
    private static final TerwayDisableNetworkPolicy FIX = new TerwayDisableNetworkPolicy();

    private Optional<FixPlan> plan(EditedCase given) {
        return FIX.plan(new Target("terway-network-policy-unused", "", "f00d", List.of()), given.facts());
    }

    @Test
    void replacesOneKeyBesideEniConfAndHasToBeConfirmedInWords() {
        FixPlan plan = plan(CASE.heading("cluster: prod-hz")).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(plan.changes()).hasSize(1);
        assertThat(change.object()).hasToString("ConfigMap kube-system/eni-config");
        assertThat(change.uid()).isEqualTo("uid-eni-config");
        assertThat(change.resourceVersion()).isEqualTo("7001");
        assertThat(change.path()).isEqualTo("/data/disable_network_policy");
        assertThat(change.before()).isEqualTo(new FieldValue.Text("false"));
        assertThat(change.after()).isEqualTo(new FieldValue.Text("true"));
        assertThat(plan.confirmation()).contains("stop enforcing network policy in prod-hz");
        assertThat(plan.values()).containsEntry("confirmation", "stop enforcing network policy in prod-hz");
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.mendsAgent()).isFalse();
    }

    @Test
    void aMissingKeyIsAddedAndUndoneByRemovingIt() {
        FixPlan plan = plan(CASE.with("  " + FALSE + "\n", "")).orElseThrow();

        assertThat(plan.changes().getFirst().before()).isEqualTo(new FieldValue.Missing());
        assertThat(plan.undoCommands().getFirst())
                .contains("{\"op\":\"remove\",\"path\":\"/data/disable_network_policy\"}");
    }

    @Test
    void theNodeWithTheFewestWorkloadPodsComesFirst() {
        FixPlan plan = plan(CASE).orElseThrow();

        assertThat(plan.restarts()).hasSize(1);
        assertThat(plan.restarts().getFirst().pods())
                .extracting(PodRestart::node)
                .containsExactly("node-2", "node-1");
        assertThat(plan.commands().get(1)).contains("delete pod terway-eniip-p2");
        assertThat(plan.undoCommands().getFirst()).contains("\"value\":\"true\"", "\"value\":\"false\"");
    }

    @Test
    void onePolicyOfAnyKindIsEnoughToRefuse() {
        assertThat(plan(CASE.and("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress]}
                """))).isEmpty();
        assertThat(plan(CASE.and("""
                apiVersion: crd.projectcalico.org/v1
                kind: GlobalNetworkPolicy
                metadata: {name: deny}
                """))).isEmpty();
        assertThat(plan(CASE.and("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: deny, namespace: shop}
                """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networkpolicies.networking.k8s.io",
                "globalnetworkpolicies.crd.projectcalico.org",
                "networkpolicies.crd.projectcalico.org",
                "ciliumnetworkpolicies.cilium.io",
                "ciliumclusterwidenetworkpolicies.cilium.io"
            })
    void aListThatCannotBeReadIsNotEmpty(String resource) {
        assertThat(plan(CASE.heading("forbidden: [" + resource + "]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "no"})
    void whatIsOffAlreadyIsLeftAlone(String value) {
        assertThat(plan(CASE.with(FALSE, "disable_network_policy: '" + value + "'")))
                .isEmpty();
    }

    @Test
    void itIsNotOfferedUnlessTheBuildSurelyReadsTheKey() {
        EditedCase without = CASE.with(", " + VARIABLE, "");
        assertThat(plan(without)).isEmpty();
        assertThat(plan(without.with("v1.12.1", "v1.13.0"))).isPresent();
        assertThat(plan(without.with("v1.12.1", "latest"))).isEmpty();
        assertThat(plan(CASE.with(VARIABLE, "env: [{name: DISABLE_POLICY, value: 'false'}]")))
                .isEmpty();
    }

    @Test
    void someNodeMustShareItsEnis() {
        EditedCase exclusive =
                CASE.with(LABELS, "labels: {kubernetes.io/os: linux, k8s.aliyun.com/exclusive-mode-eni-type: eniOnly}");
        assertThat(plan(exclusive)).isEmpty();
        assertThat(plan(exclusive.with("v1.12.1", "v1.10.9")))
                .as("before exclusive nodes")
                .isPresent();
        assertThat(plan(CASE.with(
                        "node-2, " + LABELS,
                        "node-2, labels: {kubernetes.io/os: linux,"
                                + " k8s.aliyun.com/exclusive-mode-eni-type: eniOnly}")))
                .as("one is enough")
                .isPresent();
        assertThat(plan(CASE.with("ENIMultiIP", "ENIOnly"))).isEmpty();
        assertThat(plan(CASE.with("ENIMultiIP", "VPC"))).isEmpty();
    }

    @Test
    void withoutPodsToRestartThereIsNoPlan() {
        assertThat(plan(CASE.with("kind: DaemonSet, name: terway-eniip,", "kind: DaemonSet, name: other,")))
                .isEmpty();
    }

    /** The cluster afterwards: the key is true, and the pods are new, their containers five minutes old. */
    private static EditedCase after() {
        return CASE.with(FALSE, "disable_network_policy: 'true'")
                .with("terway-eniip-p", "terway-eniip-n")
                .with(
                        "startTime: '2026-11-01T00:00:00Z',",
                        "startTime: '2026-11-20T07:50:00Z', containerStatuses: [{name: policy, ready: true, state:"
                                + " {running: {startedAt: '2026-11-20T07:55:00Z'}}}],");
    }

    private static EditedCase saying(EditedCase given, String pod, String line) {
        return given.heading(
                "logs: [{namespace: kube-system, pod: " + pod + ", container: policy, text: \"" + line + "\"}]");
    }

    private Proof proof(EditedCase given) {
        FixPlan plan = plan(CASE).orElseThrow();
        return FIX.proof(plan, new Aftermath(given.facts(), Set.of(), CHANGED));
    }

    @Test
    void provenByTheArgumentOfANewPolicyContainer() {
        assertThat(proof(saying(after(), "terway-eniip-n1", "--enable-policy='never' subsys=daemon")))
                .isEqualTo(new Proof.Proven(Optional.empty()));
    }

    @Test
    void provenWhenFelixIsGoneForAWhile() {
        EditedCase quiet = saying(after(), "terway-eniip-n1", "cleaned up");
        assertThat(proof(quiet)).isEqualTo(new Proof.Proven(Optional.empty()));
        assertThat(proof(quiet.with("startedAt: '2026-11-20T07:55:00Z'", "startedAt: '2026-11-20T07:59:30Z'")))
                .as("too early to tell")
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(saying(after(), "terway-eniip-n1", "level=info msg=x subsys=daemon")))
                .as("a Cilium that does not say how it was started")
                .isInstanceOf(Proof.NotYet.class);
    }

    @Test
    void notYetWhileAContainerEnforcesOrNoneHasSpoken() {
        assertThat(proof(saying(
                        after(),
                        "terway-eniip-n1",
                        "2026-11-20 07:56:00.1 [INFO][45] felix/int_dataplane.go 907: Applying dataplane updates")))
                .isEqualTo(new Proof.NotYet("the policy container of terway-eniip-n1 still enforces"));
        assertThat(proof(saying(after(), "terway-eniip-n1", "--enable-policy='default' subsys=daemon")))
                .isEqualTo(new Proof.NotYet("the policy container of terway-eniip-n1 still enforces"));
        assertThat(proof(after())).isInstanceOf(Proof.NotYet.class);
        assertThat(proof(saying(
                        after().with(
                                        LABELS,
                                        "labels: {kubernetes.io/os: linux,"
                                                + " k8s.aliyun.com/exclusive-mode-eni-type: eniOnly}"),
                        "terway-eniip-n1",
                        "cleaned up")))
                .as("on an exclusive node it never enforced")
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(saying(
                        CASE.with("terway-eniip-p", "terway-eniip-n"), "terway-eniip-n1", "--enable-policy='never'")))
                .isEqualTo(new Proof.NotYet("disable_network_policy of eni-config is not \"true\""));
    }
}
