package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubectlTest {
    private static final Change CORDON = new Change(
            ObjectRef.clusterScoped("Node", "node-1"),
            "u",
            "481516",
            "/spec/unschedulable",
            new FieldValue.Missing(),
            new FieldValue.Json("true"));

    @Test
    void aFieldThatIsMissingIsAddedToTheVersionThatWasSeenAndRemovedAgain() {
        assertThat(Kubectl.apply(List.of(CORDON), List.of()))
                .containsExactly("kubectl patch node node-1 --type=json -p "
                        + "'[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"481516\"},"
                        + "{\"op\":\"add\",\"path\":\"/spec/unschedulable\",\"value\":true}]'");
        assertThat(Kubectl.undo(List.of(CORDON), List.of()))
                .containsExactly("kubectl patch node node-1 --type=json -p "
                        + "'[{\"op\":\"test\",\"path\":\"/spec/unschedulable\",\"value\":true},"
                        + "{\"op\":\"remove\",\"path\":\"/spec/unschedulable\"}]'");
    }

    @Test
    void aDaemonSetThatRollsIsWaitedForAndARestartAloneHasNoWayBack() {
        var rolls = new RestartPlan(
                new ObjectRef("DaemonSet", "kube-system", "ip-masq-agent"), "a=b", List.of(), Way.ROLLS_ITSELF);

        assertThat(Kubectl.apply(List.of(), List.of(rolls)))
                .containsExactly("kubectl -n kube-system rollout status daemonset ip-masq-agent --timeout=600s");
        assertThat(Kubectl.undo(List.of(), List.of(rolls))).isEmpty();
    }
}
