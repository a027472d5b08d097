package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path directory;

    @Test
    void afterARestartEverythingIsAsItWas() {
        Setup setup = Setup.standard().keptIn(directory.resolve("cluster.json"));
        ConfigMap written;
        List<ObjectNode> nodes;
        try (KubeStandin first = Samples.started(setup);
                KubernetesClient client = first.client()) {
            assertThat(first.resumed()).isFalse();
            written = Samples.settings(client)
                    .edit(cm ->
                            new ConfigMapBuilder(cm).addToData("plain", "new").build());
            nodes = first.objects().list("v1", "Node");
        }

        try (KubeStandin second = KubeStandin.start(setup);
                KubernetesClient client = second.client()) {
            assertThat(second.resumed()).isTrue();
            assertThat(Samples.settings(client).get()).isEqualTo(written);
            assertThat(second.objects().list("v1", "Node")).isEqualTo(nodes);
            assertThat(client.pods()
                            .inNamespace("kube-system")
                            .withName("agent-a")
                            .getLog())
                    .isEqualTo("one\ntwo\nthree\n");
            assertThat(client.genericKubernetesResources("cilium.io/v2", "CiliumNetworkPolicy")
                            .list()
                            .getItems())
                    .isEmpty();
            ConfigMap next = Samples.settings(client)
                    .edit(cm ->
                            new ConfigMapBuilder(cm).addToData("plain", "newer").build());
            assertThat(Long.parseLong(next.getMetadata().getResourceVersion()))
                    .isGreaterThan(Long.parseLong(written.getMetadata().getResourceVersion()));
        }
    }

    @Test
    void aPodThatWasLeavingIsGoneAfterTheRestart() {
        Setup setup = Setup.standard().keptIn(directory.resolve("cluster.json"));
        try (KubeStandin first = Samples.started(setup.withTermination(java.time.Duration.ofMinutes(5)));
                KubernetesClient client = first.client()) {
            client.pods().inNamespace("kube-system").withName("agent-a").delete();
            assertThat(first.objects().find("v1", "Pod", "kube-system", "agent-a"))
                    .isPresent();
        }

        try (KubeStandin second = KubeStandin.start(setup)) {
            Awaitility.await()
                    .until(() -> second.objects()
                            .find("v1", "Pod", "kube-system", "agent-a")
                            .isEmpty());
        }
    }
}
