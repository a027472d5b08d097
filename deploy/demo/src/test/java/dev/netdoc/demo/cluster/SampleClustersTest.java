package dev.netdoc.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.standin.KubeStandin;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleClustersTest {
    private static final PatchContext JSON =
            new PatchContext.Builder().withPatchType(PatchType.JSON).build();
    /** With the time a pod takes to go, more than a second: times in objects are whole seconds. */
    private static final Duration READY_AFTER = Duration.ofMillis(500);

    private static final String ADD_VERSION = """
            [{"op":"replace","path":"/data/cni-conf.json","value":"{\\n  \\"name\\": \\"cb0\\",\\n  \\"cniVersion\\": \\"0.3.0\\"}"}]""";
    private static final String BROKEN = "ap-southeast-5.10.7.0.15";
    private static final String HEALTHY = "ap-southeast-5.10.7.0.14";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"terway-shared", "terway-exclusive", "flannel"})
    void theReaderSeesPodsAndTheDaemonSetsCountThem(String name) {
        try (SampleClusters samples = start(false);
                KubernetesClient reader = client(samples.readerKubeconfig(), name)) {
            // The controllers have looked once and found nothing to create.
            int pods = reader.pods().inAnyNamespace().list().getItems().size();
            Awaitility.await()
                    .during(Duration.ofMillis(300))
                    .until(() ->
                            reader.pods().inAnyNamespace().list().getItems().size() == pods);
            assertThat(reader.apps().daemonSets().inAnyNamespace().list().getItems())
                    .allSatisfy(set -> assertThat(set.getStatus().getCurrentNumberScheduled())
                            .isEqualTo(set.getStatus().getDesiredNumberScheduled()));
            assertThatThrownBy(() -> reader.configMaps()
                            .inNamespace("kube-system")
                            .withName("x")
                            .delete())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("forbidden");
        }
    }

    @Test
    void aBrokenNodeIsReadyOnlyAfterTheRepairAndItsFlannelPodsRestart() {
        try (SampleClusters samples = start(false);
                KubernetesClient actor = client(samples.actorKubeconfig(), "flannel")) {
            assertThat(ready(actor, BROKEN).getMessage()).endsWith("cni config uninitialized");

            restartFlannel(actor);
            assertThat(ready(actor, BROKEN).getStatus())
                    .as("restarted before the repair")
                    .isEqualTo("False");

            actor.configMaps()
                    .inNamespace("kube-system")
                    .withName("kube-flannel-cfg")
                    .patch(JSON, ADD_VERSION);
            Awaitility.await()
                    .during(Duration.ofMillis(300))
                    .until(() -> ready(actor, BROKEN).getStatus().equals("False"));

            restartFlannel(actor);
            Awaitility.await().until(() -> ready(actor, BROKEN).getStatus().equals("True"));
            Node node = actor.nodes().withName(BROKEN).get();
            assertThat(ready(actor, BROKEN).getReason()).isEqualTo("KubeletReady");
            assertThat(node.getSpec().getTaints()).isEmpty();
            assertThat(actor.v1().events().inNamespace("default").list().getItems())
                    .anyMatch(event -> event.getReason().equals("NodeReady")
                            && event.getInvolvedObject().getName().equals(BROKEN));
            Awaitility.await()
                    .until(() -> actor.pods().inNamespace("observability").list().getItems().stream()
                            .filter(pod -> pod.getSpec().getNodeName().equals(BROKEN))
                            .allMatch(SampleClustersTest::isReady));
            assertThat(ready(actor, HEALTHY).getStatus()).isEqualTo("True");
        }
    }

    @Test
    void aHeldCanaryNeverBecomesReady() {
        try (SampleClusters samples = start(false);
                KubernetesClient actor = client(samples.actorKubeconfig(), "flannel")) {
            samples.controllers("flannel").hold("^kube-flannel-ds-");
            deleteFlannel(actor);

            Awaitility.await().during(Duration.ofMillis(1_200)).until(() -> !isReady(flannelOn(actor, BROKEN)));
        }
    }

    @Test
    void aResumedClusterGoesOnAndANewOneBeginsAgain() {
        ConfigMap changed;
        try (SampleClusters samples = start(false);
                KubernetesClient actor = client(samples.actorKubeconfig(), "flannel")) {
            changed = actor.configMaps()
                    .inNamespace("kube-system")
                    .withName("kube-flannel-cfg")
                    .patch(JSON, ADD_VERSION);
        }
        try (SampleClusters resumed = start(true)) {
            assertThat(config(resumed)).isEqualTo(changed);
        }
        try (SampleClusters anew = start(false)) {
            assertThat(config(anew).getData().get("cni-conf.json")).doesNotContain("cniVersion");
        }
    }

    @Test
    void onlyTheEngineerMayDoEverything() {
        try (SampleClusters samples = start(false);
                KubernetesClient engineer = client(samples.kubeconfig(), "terway-exclusive")) {
            assertThat(engineer.secrets().inAnyNamespace().list().getItems()).isEmpty();
            assertThat(samples.urls()).containsOnlyKeys("terway-shared", "terway-exclusive", "flannel");
            KubeStandin cluster = samples.cluster("terway-exclusive");
            assertThat(cluster.requests().all().getLast().user()).isEqualTo("engineer");
        }
    }

    private SampleClusters start(boolean resume) {
        return SampleClusters.start(directory, resume, READY_AFTER, InstantSource.system());
    }

    private static ConfigMap config(SampleClusters samples) {
        try (KubernetesClient client = client(samples.readerKubeconfig(), "flannel")) {
            return client.configMaps()
                    .inNamespace("kube-system")
                    .withName("kube-flannel-cfg")
                    .get();
        }
    }

    private static KubernetesClient client(Path kubeconfig, String context) {
        Config config = Config.fromKubeconfig(context, kubeconfig.toFile());
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Pod flannelOn(KubernetesClient client, String node) {
        return Awaitility.await()
                .until(() -> flannelPods(client, node), pods -> pods.size() == 1)
                .getFirst();
    }

    private static List<Pod> flannelPods(KubernetesClient client, String node) {
        return client.pods().inNamespace("kube-system").withLabel("app", "flannel").list().getItems().stream()
                .filter(pod -> pod.getSpec().getNodeName().equals(node))
                .toList();
    }

    private static void restartFlannel(KubernetesClient client) {
        deleteFlannel(client);
        Awaitility.await().until(() -> isReady(flannelOn(client, BROKEN)));
    }

    /** Deletes the Flannel pod of the broken node and waits for the next one. */
    private static void deleteFlannel(KubernetesClient client) {
        Pod old = flannelOn(client, BROKEN);
        assertThat(client.resource(old).delete()).hasSize(1);
        String uid = old.getMetadata().getUid();
        Awaitility.await()
                .until(() -> !flannelOn(client, BROKEN).getMetadata().getUid().equals(uid));
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static NodeCondition ready(KubernetesClient client, String node) {
        return client.nodes().withName(node).get().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .orElseThrow();
    }
}
