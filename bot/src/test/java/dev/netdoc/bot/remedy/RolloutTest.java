package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.cluster.PodSeen;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-20T08:00:00Z");

    private final Rollout rollout = Rollout.since(WRITTEN);

    private static PodSeen pod(String uid, String node, int secondsAfter, boolean ready, boolean leaving) {
        return new PodSeen(
                new ObjectRef("Pod", "kube-system", "agent-" + uid),
                uid,
                node,
                WRITTEN.plus(Duration.ofSeconds(secondsAfter)),
                ready,
                leaving,
                Optional.empty());
    }

    @Test
    void podsFromBeforeTheWriteAreOldAndOthersAreDone() {
        rollout.see(List.of(pod("a", "n1", -60, true, false), pod("b", "n2", 5, true, false)), 2);

        assertThat(rollout.old()).extracting(PodSeen::uid).containsExactly("a");
        assertThat(rollout.done()).isEqualTo(1);
        assertThat(rollout.pending()).isEmpty();
    }

    @Test
    void aNodeWhosePodIsGoneAndNotBackYetIsWaitedForEvenIfItWasNeverSeen() {
        rollout.see(List.of(pod("b", "n2", 5, true, false)), 2);

        assertThat(rollout.old()).isEmpty();
        assertThat(rollout.pending()).contains("1 of 2 nodes have a pod");
        assertThat(rollout.total()).isEqualTo(2);
    }

    @Test
    void aNodeWhosePodIsLeavingIsWaitedForAndNotDeletedAgain() {
        rollout.see(List.of(pod("a", "n1", -60, true, true), pod("b", "n2", 5, true, false)), 2);

        assertThat(rollout.old()).isEmpty();
        assertThat(rollout.pending()).contains("there is no new pod on node n1");
        assertThat(rollout.done()).isEqualTo(1);
    }

    @Test
    void aPodMadeInTheSecondOfTheWriteIsOldIfItWasThereAtTheFirstLookAndNewIfItCameLater() {
        rollout.see(List.of(pod("a", "n1", 0, true, false)), 1);
        assertThat(rollout.old()).hasSize(1);

        rollout.see(List.of(pod("b", "n1", 0, true, false)), 1);
        assertThat(rollout.old()).isEmpty();
        assertThat(rollout.pending()).isEmpty();
    }

    @Test
    void ofAListOfPodsOnlyThoseAreReplacedAndOnlyTheirNodesCount() {
        Rollout some = Rollout.of(List.of(
                new PodRestart(new ObjectRef("Pod", "kube-system", "agent-a"), "a", "n1"),
                new PodRestart(new ObjectRef("Pod", "kube-system", "agent-b"), "b", "n2")));

        some.see(
                List.of(
                        pod("a", "n1", -60, true, false),
                        pod("b2", "n2", -30, true, false),
                        pod("c", "n3", -60, true, false)),
                3);

        assertThat(some.old()).extracting(PodSeen::uid).containsExactly("a");
        assertThat(some.total()).isEqualTo(2);
        assertThat(some.done()).isEqualTo(1);
    }

    @Test
    void aNewPodThatIsNotReadySaysSo() {
        rollout.see(List.of(pod("b", "n1", 5, false, false)), 1);

        assertThat(rollout.pending()).contains("pod agent-b on node n1 is not Ready");
        assertThat(rollout.done()).isZero();
    }
}
