package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlannelEnableHairpinTest {
    private static final EditedCase CASE = EditedCase.of("flannel/flannel-hairpin-disabled/fires-and-can-be-turned-on");
    private static final String DELEGATE = "\"delegate\": {\"isDefaultGateway\": true}";
    private static final String ON = "\"delegate\": {\"isDefaultGateway\": true, \"hairpinMode\": true}";
    private static final String TAG = "v0.15.1.11-7e95fe23-aliyun";
    private static final Instant CHANGED = Instant.parse("2026-11-20T07:50:00Z");
    private static final FlannelEnableHairpin FIX = new FlannelEnableHairpin();

    private Optional<FixPlan> plan(EditedCase given) {
        return FIX.plan(new Target("flannel-hairpin-disabled", "", "f00d", List.of()), given.facts());
    }

    /** @return what the fix makes of a text, of which it must not change anything else */
    private String after(EditedCase given) {
        return plan(given).orElseThrow().changes().getFirst().after().toString();
    }

    @Test
    void addsOneLeafToTheDelegateOfTheFlannelObject() {
        FixPlan plan = plan(CASE).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(plan.changes()).hasSize(1);
        assertThat(change.object()).hasToString("ConfigMap kube-system/kube-flannel-cfg");
        assertThat(change.uid()).isEqualTo("uid-kube-flannel-cfg");
        assertThat(change.resourceVersion()).isEqualTo("7001");
        assertThat(change.path()).isEqualTo("/data/cni-conf.json");
        assertThat(change.before().toString()).contains(DELEGATE);
        assertThat(change.after().toString())
                .isEqualTo(change.before().toString().replace(DELEGATE, ON));
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.mendsAgent()).isFalse();
        assertThat(plan.values())
                .containsEntry("podCount", "2")
                .containsEntry("workloadCount", "1")
                .containsEntry("canary", "cn-hangzhou.192.168.0.12");
    }

    @Test
    void aDelegateIsMadeOnlyWhereThereIsNone() {
        assertThat(after(CASE.with("\"flannel\", " + DELEGATE, "\"flannel\"")))
                .contains("{\"type\": \"flannel\", " + ON + "}");
        assertThat(after(CASE.with(DELEGATE, "\"delegate\": {}"))).contains("\"delegate\": {\"hairpinMode\": true}");
        assertThat(plan(CASE.with(DELEGATE, "\"delegate\": null"))).isEmpty();
        assertThat(plan(CASE.with(DELEGATE, "\"delegate\": []"))).isEmpty();
    }

    @Test
    void whatIsFalseOrTextBecomesTheBoolean() {
        for (String wrong : List.of("false", "\"true\"", "null", "1")) {
            assertThat(after(CASE.with(DELEGATE, ON.replace("\"hairpinMode\": true", "\"hairpinMode\": " + wrong))))
                    .contains(ON);
        }
        assertThat(plan(CASE.with(DELEGATE, ON))).as("on already").isEmpty();
        assertThat(plan(CASE.with(DELEGATE, ON.replace("\"hairpinMode\": true", "\"hairpinMode\": {}"))))
                .isEmpty();
    }

    @Test
    void theRootOfTheSingleShapeIsTheFlannelObject() {
        EditedCase single = EditedCase.of("flannel/flannel-hairpin-disabled/fires-in-the-single-shape")
                .and("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: kube-flannel-ds-p1, namespace: kube-system, uid: u-p1, labels: {app: flannel}, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: kube-flannel-ds, controller: true, uid: o-flannel}]}
                        spec: {nodeName: cn-hangzhou.192.168.0.11, hostNetwork: true, containers: [{name: kube-flannel, image: 'registry.example/acs/flannel:v0.15.1.4-e02c8f12-aliyun'}]}
                        status: {phase: Running, startTime: '2026-11-01T00:00:00Z'}
                        """);

        assertThat(after(single)).contains("    \"isDefaultGateway\": true,\n    \"hairpinMode\": true\n  }");
        assertThat(plan(single.with("\"type\": \"flannel\"", "\"type\": \"bridge\"")))
                .as("nothing of Flannel's")
                .isEmpty();
    }

    @Test
    void itIsNotOfferedBeforeFlannelCanDoItOrWhereTheVersionIsUnknown() {
        assertThat(plan(CASE.with(TAG, "v0.13.0.1-aliyun"))).isPresent();
        assertThat(plan(CASE.with(TAG, "v0.11.0.2-aliyun"))).isEmpty();
        assertThat(plan(CASE.with(TAG, "latest"))).isEmpty();
    }

    @Test
    void whereANewFlannelPodWouldLoseItsNodeTheMissingVersionComesFirst() {
        EditedCase without = CASE.with("\"cniVersion\": \"0.3.1\",", "");

        assertThat(plan(without)).isEmpty();
        assertThat(plan(without.with(TAG, "v0.15.1.19-aliyun"))).isPresent();
    }

    @Test
    void whatDoesNotParseOrIsNotClearIsLeftToPeople() {
        assertThat(plan(CASE.with(DELEGATE, DELEGATE + " /* why */"))).isEmpty();
        assertThat(plan(CASE.with("\"name\": \"cb0\",", "\"name\": \"cb0\", \"name\": \"cb1\",")))
                .isEmpty();
        assertThat(plan(CASE.with("\"type\": \"portmap\"", "\"type\": \"flannel\"")))
                .as("two flannel objects")
                .isEmpty();
        assertThat(plan(CASE.with("\"type\": \"flannel\"", "\"type\": \"bridge\"")))
                .as("none")
                .isEmpty();
    }

    @Test
    void theNodeWithTheFewestWorkloadPodsComesFirst() {
        FixPlan plan = plan(CASE).orElseThrow();

        assertThat(plan.restarts()).hasSize(1);
        assertThat(plan.restarts().getFirst().pods())
                .extracting(PodRestart::node)
                .containsExactly("cn-hangzhou.192.168.0.12", "cn-hangzhou.192.168.0.11");
        assertThat(plan.commands().getFirst()).contains("patch configmap kube-flannel-cfg", "hairpinMode");
        assertThat(plan.commands()).hasSize(5);
        assertThat(plan.undoCommands()).hasSize(5);
        assertThat(plan(CASE.with("name: kube-flannel-ds, controller: true", "name: other, controller: true")))
                .as("no pod to restart")
                .isEmpty();
    }

    private Proof proof(EditedCase given) {
        FixPlan plan = plan(CASE).orElseThrow();
        return FIX.proof(plan, new Aftermath(given.facts(), Set.of(), CHANGED));
    }

    @Test
    void provenByTheFileWithThePodsThatAreOlderThanTheirNodesConfigurationAsRemainder() {
        EditedCase after =
                CASE.with(DELEGATE, ON).with("startTime: '2026-11-01T00:00:00Z'", "startTime: '2026-11-20T07:51:00Z'");

        assertThat(proof(CASE)).isInstanceOf(Proof.NotYet.class);
        assertThat(proof(after))
                .isInstanceOfSatisfying(
                        Proof.Proven.class,
                        proven -> assertThat(proven.remainder().orElseThrow()).startsWith("1 pod is older"));
        assertThat(proof(after.with("startTime: '2026-11-02T00:00:00Z'", "startTime: '2026-11-20T07:50:30Z'")))
                .as("made after the change and before its node had the file")
                .isInstanceOfSatisfying(
                        Proof.Proven.class,
                        proven -> assertThat(proven.remainder()).isPresent());
        assertThat(proof(after.with("startTime: '2026-11-02T00:00:00Z'", "startTime: '2026-11-20T07:52:00Z'")))
                .isEqualTo(new Proof.Proven(Optional.empty()));
    }
}
