package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CordonNodeTest {
    private static final Fix FIX = new CordonNode();
    private static final Snapshot LEAK = Snapshot.of("flannel/flannel-ip-leak/cases/fires-once-for-several-nodes.yaml");
    private static final Snapshot GKE = Snapshot.of("gke/gke-ip-leak/cases/fires-few-addresses-in-use.yaml");
    private static final String N11 = "cn-hangzhou.192.168.0.11";
    private static final String N12 = "cn-hangzhou.192.168.0.12";
    private static final Target TARGET =
            new Target("flannel-ip-leak", "reboot", "f00d", List.of(), Map.of("nodes", N11 + "\n" + N12));

    private static Optional<FixPlan> plan(Snapshot snapshot) {
        return FIX.plan(TARGET, snapshot.facts());
    }

    private static Proof proof(FixPlan plan, Facts now) {
        return FIX.proof(plan, new Aftermath(now, Set.of("f00d"), Instant.parse("2026-11-20T08:01:00Z")));
    }

    @Test
    void oneFieldOfEachNode() {
        FixPlan plan = plan(LEAK).orElseThrow();

        assertThat(plan.changes())
                .containsExactly(
                        new Change(
                                plan.changes().get(0).object(),
                                "uid-node-11",
                                "8011",
                                "/spec/unschedulable",
                                new FieldValue.Missing(),
                                new FieldValue.Json("true")),
                        new Change(
                                plan.changes().get(1).object(),
                                "uid-node-12",
                                "8012",
                                "/spec/unschedulable",
                                new FieldValue.Missing(),
                                new FieldValue.Json("true")));
        assertThat(plan.changes()).extracting(c -> c.object().toString()).containsExactly("Node " + N11, "Node " + N12);
        assertThat(plan.restarts()).isEmpty();
        assertThat(plan.values()).containsEntry("nodes", N11 + "\n" + N12).containsEntry("left", "np-shop: 1");
    }

    @Test
    void theSameCanBeDoneAndUndoneByHand() {
        FixPlan plan = plan(LEAK).orElseThrow();

        assertThat(plan.commands()).hasSize(2);
        assertThat(plan.commands().getFirst())
                .isEqualTo("kubectl patch node " + N11 + " --type=json -p '["
                        + "{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"8011\"},"
                        + "{\"op\":\"add\",\"path\":\"/spec/unschedulable\",\"value\":true}]'");
        assertThat(plan.undoCommands().getLast())
                .startsWith("kubectl patch node " + N11)
                .contains("{\"op\":\"remove\",\"path\":\"/spec/unschedulable\"}");
    }

    @Test
    void theLastSchedulableNodeOfAPoolStays() {
        Snapshot withoutTheThird = LEAK.with("providerID: 'cn-hangzhou.i-013'", "unschedulable: true");

        assertThat(plan(withoutTheThird).orElseThrow().changes())
                .extracting(c -> c.object().name())
                .containsExactly(N11);
        assertThat(plan(withoutTheThird.with(
                        "np-shop}}\nspec: {podCIDRs: ['10.20.0.16/28']",
                        "np-one}}\nspec: {podCIDRs: ['10.20.0.16/28']")))
                .as("two pools of one node each")
                .isEmpty();
    }

    @Test
    void aNodeThatTakesNoPodsIsNotWhatAPoolKeeps() {
        Snapshot apart = LEAK.with(
                ", alibabacloud.com/nodepool-id: np-shop}}\nspec: {podCIDRs: ['10.20.0.16/28']",
                "}}\nspec: {podCIDRs: ['10.20.0.16/28']");
        String third = "spec: {podCIDRs: ['10.20.0.32/28'],";
        assertThat(plan(apart)).as("one node besides").isPresent();

        assertThat(plan(apart.with(third, third + " unschedulable: true,"))).isEmpty();
        assertThat(plan(apart.with(
                        third, third + " taints: [{key: node.kubernetes.io/unreachable, effect: NoSchedule}],")))
                .isEmpty();
        assertThat(plan(apart.with(third, third + " taints: [{key: team, value: shop, effect: NoSchedule}],")))
                .as("a taint of people")
                .isPresent();
    }

    @Test
    void withoutAPoolOrTheListOfNodesNobodyKnowsWhatIsLeft() {
        assertThat(plan(LEAK.with(", alibabacloud.com/nodepool-id: np-shop", "")))
                .isEmpty();
        assertThat(plan(LEAK.with("serverVersion:", "forbidden: [nodes]\nserverVersion:")))
                .isEmpty();
    }

    @Test
    void whatIsCordonedAlreadyIsLeftAlone() {
        assertThat(plan(LEAK.with(
                                "spec: {podCIDRs: ['10.20.0.0/28'],",
                                "spec: {podCIDRs: ['10.20.0.0/28'], unschedulable: true,"))
                        .orElseThrow()
                        .changes())
                .extracting(c -> c.object().name())
                .containsExactly(N12);
    }

    @Test
    void neverMoreThanThree() {
        Snapshot many = LEAK;
        String names = N11 + "\n" + N12;
        for (int i = 0; i < 3; i++) {
            many = many.and("apiVersion: v1\nkind: Node\nmetadata: {name: x" + i
                    + ", labels: {alibabacloud.com/nodepool-id: np-shop}}\n"
                    + "status: {conditions: [{type: Ready, status: 'True'}]}\n");
            names += "\nx" + i;
        }
        Target target = new Target("flannel-ip-leak", "", "f00d", List.of(), Map.of("nodes", names));

        assertThat(FIX.plan(target, many.facts()).orElseThrow().changes()).hasSize(3);
    }

    @Test
    void onGkeOnlyTheNodesThatLostAddresses() {
        Target target =
                new Target("gke-ip-leak", "", "f00d", List.of(), Map.of("nodes", "gke-1\ngke-2", "leaking", "gke-1"));

        assertThat(FIX.plan(target, GKE.facts()).orElseThrow().changes())
                .extracting(c -> c.object().toString())
                .containsExactly("Node gke-1");
        assertThat(FIX.plan(
                        new Target("gke-ip-leak", "latent", "f00d", List.of(), Map.of("nodes", "gke-1")), GKE.facts()))
                .isEmpty();
    }

    @Test
    void provenByTheFieldAndTheRestStaysToBeDone() {
        FixPlan plan = plan(LEAK).orElseThrow();
        Snapshot one = LEAK.with(
                "spec: {podCIDRs: ['10.20.0.0/28'],", "spec: {podCIDRs: ['10.20.0.0/28'], unschedulable: true,");
        Snapshot both = one.with(
                "spec: {podCIDRs: ['10.20.0.16/28'],", "spec: {podCIDRs: ['10.20.0.16/28'], unschedulable: true,");

        assertThat(proof(plan, one.facts())).isEqualTo(new Proof.NotYet(N12 + " takes new pods"));
        assertThat(proof(plan, both.facts()))
                .isEqualTo(
                        new Proof.Proven(Optional.of(N11 + ", " + N12 + " must still be mended, and uncordoned then")));
        assertThat(proof(
                        plan,
                        both.with("serverVersion:", "forbidden: [nodes]\nserverVersion:")
                                .facts()))
                .isInstanceOf(Proof.NotYet.class);
    }
}
