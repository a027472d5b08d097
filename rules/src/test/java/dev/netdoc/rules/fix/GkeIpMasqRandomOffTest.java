package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GkeIpMasqRandomOffTest {
    private static final Fix FIX = new GkeIpMasqRandomOff();
    private static final Snapshot CASE = Snapshot.of("gke/gke-nodeport-conflict/cases/fires-random-ports.yaml");
    private static final String ARGS = "args: [--masq-chain=IP-MASQ]";
    private static final Target TARGET = new Target(
            "gke-nodeport-conflict", "", "f00d", List.of(new ObjectRef("DaemonSet", "kube-system", "ip-masq-agent")));

    private static Optional<FixPlan> plan(Snapshot snapshot) {
        return FIX.plan(TARGET, snapshot.facts());
    }

    private static Proof proof(Snapshot now) {
        return FIX.proof(
                plan(CASE).orElseThrow(), new Aftermath(now.facts(), Set.of(), Instant.parse("2026-11-20T08:01:00Z")));
    }

    @Test
    void oneArgumentMoreAndTheOthersAsTheyWere() {
        FixPlan plan = plan(CASE).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(plan.changes()).hasSize(1);
        assertThat(change.object()).hasToString("DaemonSet kube-system/ip-masq-agent");
        assertThat(change.uid()).isEqualTo("uid-ip-masq-agent");
        assertThat(change.resourceVersion()).isEqualTo("5001");
        assertThat(change.path()).isEqualTo("/spec/template/spec/containers/0/args");
        assertThat(change.before()).isEqualTo(new FieldValue.Json("[\"--masq-chain=IP-MASQ\"]"));
        assertThat(change.after())
                .isEqualTo(new FieldValue.Json("[\"--masq-chain=IP-MASQ\",\"--random-fully=false\"]"));
        assertThat(plan.restarts()).hasSize(1);
        assertThat(plan.restarts().getFirst().way()).isEqualTo(RestartPlan.Way.ROLLS_ITSELF);
        assertThat(plan.restarts().getFirst().pods())
                .extracting(pod -> pod.pod().name())
                .containsExactly("ip-masq-agent-1");
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.commands())
                .hasSize(2)
                .last()
                .isEqualTo("kubectl -n kube-system rollout status daemonset ip-masq-agent --timeout=600s");
    }

    @Test
    void theContainerIsFoundByItsPlace() {
        assertThat(plan(CASE.with(
                                "containers: [{name: ip-masq-agent, image: 'gke.gcr.io/ip-masq-agent:v2.11.0-gke.7', args",
                                "initContainers: [{name: wait, image: 'registry.example/wait:1'}], containers: [{name: side, image:"
                                        + " 'registry.example/side:1'}, {name: ip-masq-agent, image:"
                                        + " 'gke.gcr.io/ip-masq-agent:v2.11.0-gke.7', args"))
                        .orElseThrow()
                        .changes()
                        .getFirst()
                        .path())
                .isEqualTo("/spec/template/spec/containers/1/args");
    }

    @Test
    void theLaterOfTwoFlagsCounts() {
        assertThat(plan(CASE.with(ARGS, "args: [--random-fully=true]"))
                        .orElseThrow()
                        .changes()
                        .getFirst()
                        .after())
                .isEqualTo(new FieldValue.Json("[\"--random-fully=true\",\"--random-fully=false\"]"));
    }

    @Test
    void whatTheFixDoesNotFitIsLeftToPeople() {
        assertThat(plan(CASE.with(ARGS, "command: [/ip-masq-agent]")))
                .as("no args")
                .isEmpty();
        assertThat(plan(CASE.with(ARGS, "command: [sh, -c], args: [/ip-masq-agent]")))
                .as("a script")
                .isEmpty();
        assertThat(plan(CASE.with(ARGS, "args: [--api-token, abc123]")))
                .as("a credential")
                .isEmpty();
        assertThat(plan(CASE.with(ARGS, "args: [--random-fully=false]")))
                .as("done")
                .isEmpty();
        assertThat(plan(CASE.with("v2.11.0-gke.7", "v2.10.3-gke.1")))
                .as("too old")
                .isEmpty();
        assertThat(plan(CASE.with("v2.11.0-gke.7", "latest")))
                .as("unknown version")
                .isEmpty();
        assertThat(plan(CASE.with(
                        "generation: 1, labels: {",
                        "generation: 1, labels: {addonmanager.kubernetes.io/mode: Reconcile, ")))
                .as("of Google")
                .isEmpty();
        assertThat(plan(CASE.with(
                        "selector: {matchLabels: {k8s-app: ip-masq-agent}}",
                        "selector: {matchLabels: {k8s-app: ip-masq-agent}}\n  updateStrategy: {type: OnDelete}")))
                .as("does not roll itself")
                .isEmpty();
        assertThat(plan(CASE.with(
                        "name: ip-masq-agent-1, namespace: kube-system", "name: ip-masq-agent-1, namespace: other")))
                .as("no pods")
                .isEmpty();
    }

    @Test
    void provenWhenTheArgumentIsThereAndAllPodsAreNew() {
        Snapshot written = CASE.with(ARGS, "args: [--masq-chain=IP-MASQ, --random-fully=false]")
                .with("generation: 1", "generation: 2");

        assertThat(proof(CASE))
                .isEqualTo(new Proof.NotYet("DaemonSet kube-system/ip-masq-agent lacks --random-fully=false"));
        assertThat(proof(written)).as("not observed").isInstanceOf(Proof.NotYet.class);
        Snapshot observed = written.with("observedGeneration: 1", "observedGeneration: 2");
        String status = "observedGeneration: 2, desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1";
        assertThat(proof(observed)).isEqualTo(new Proof.Proven(Optional.empty()));
        assertThat(proof(observed.with(
                        status, status.replace("updatedNumberScheduled: 1", "updatedNumberScheduled: 0"))))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(observed.with(status, status.replace("numberReady: 1", "numberReady: 0"))))
                .isInstanceOf(Proof.NotYet.class);
        assertThat(proof(observed.with(status, status + ", numberUnavailable: 1")))
                .isInstanceOf(Proof.NotYet.class);
    }
}
