package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmallControllersTest {
    private final KubeStandin standin = Samples.started();
    private final KubernetesClient client = standin.client();
    private final AtomicInteger looks = new AtomicInteger();
    private final SmallControllers controllers =
            SmallControllers.start(standin, Duration.ofMillis(200), cluster -> looks.incrementAndGet());

    @AfterEach
    void stop() {
        controllers.close();
        client.close();
        standin.close();
    }

    @Test
    void aDeletedDaemonSetPodComesBackOnItsNodeUnderAnotherName() {
        String uid = on("node-a").getMetadata().getUid();
        controllers.hold("^agent-");

        client.pods().inNamespace("kube-system").withName("agent-a").delete();

        Awaitility.await()
                .until(() -> pods().size() == 2
                        && !on("node-a").getMetadata().getUid().equals(uid));
        Pod pending = on("node-a");
        assertThat(pending.getMetadata().getName()).startsWith("agent-").isNotEqualTo("agent-a");
        assertThat(pending.getStatus().getPhase()).isEqualTo("Pending");
        assertThat(pending.getStatus()
                        .getContainerStatuses()
                        .getFirst()
                        .getState()
                        .getWaiting()
                        .getReason())
                .isEqualTo("ContainerCreating");
        Awaitility.await().until(() -> status().path("numberReady").asInt() == 1);

        controllers.release();
        Awaitility.await().until(() -> status().path("numberReady").asInt() == 2);
        assertThat(on("node-a").getStatus().getPhase()).isEqualTo("Running");
        assertThat(on("node-a").getStatus().getPodIP()).isEqualTo("10.9.0.1");
        assertThat(status().has("numberUnavailable")).isFalse();
    }

    @Test
    void aControllerOfTheSampleIsCalledAfterAChange() {
        int before = looks.get();

        client.nodes().withName("node-a").edit(node -> {
            node.getMetadata().setLabels(Map.of("pool", "red"));
            return node;
        });

        Awaitility.await().until(() -> looks.get() > before);
    }

    @Test
    void aHeldPodNeverBecomesReady() {
        controllers.hold("^agent-");
        client.pods().inNamespace("kube-system").withName("agent-a").delete();

        Awaitility.await().until(() -> status().path("numberUnavailable").asInt() == 1);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .until(() -> on("node-a").getStatus().getPhase().equals("Pending"));

        controllers.release();
        Awaitility.await().until(() -> on("node-a").getStatus().getPhase().equals("Running"));
    }

    @Test
    void aCordonedNodeHasItsTaintUntilItIsUncordoned() {
        cordon(true);
        Awaitility.await()
                .untilAsserted(() -> assertThat(client.nodes()
                                .withName("node-a")
                                .get()
                                .getSpec()
                                .getTaints())
                        .extracting(Taint::getKey)
                        .containsExactly("node.kubernetes.io/unschedulable"));

        cordon(false);
        Awaitility.await()
                .until(() -> client.nodes()
                        .withName("node-a")
                        .get()
                        .getSpec()
                        .getTaints()
                        .isEmpty());
    }

    private void cordon(boolean value) {
        client.nodes().withName("node-a").edit(node -> {
            if (node.getSpec() == null) {
                node.setSpec(new NodeSpec());
            }
            node.getSpec().setUnschedulable(value);
            return node;
        });
    }

    private JsonNode status() {
        return standin.objects()
                .find("apps/v1", "DaemonSet", "kube-system", "agent")
                .orElseThrow()
                .path("status");
    }

    private List<Pod> pods() {
        return client.pods()
                .inNamespace("kube-system")
                .withLabel("app", "agent")
                .list()
                .getItems();
    }

    private Pod on(String node) {
        return pods().stream()
                .filter(pod -> pod.getSpec().getNodeName().equals(node))
                .findFirst()
                .orElseThrow();
    }
}
