package dev.netdoc.kubeapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kustomize folder, which is the same as the Helm chart, as an API server takes it. */
class ManifestsTest {
    private static final String ENFORCED = "pod-security.kubernetes.io/enforce";
    private static final String WARNED = "pod-security.kubernetes.io/warn";

    @Test
    void theApiServerTakesAllOfItAndHasNothingToSayAboutThePod(@TempDir Path folder) throws Exception {
        try (RealApiServer server = RealApiServer.start(folder)) {
            server.admin()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("netdoc")
                            .withLabels(Map.of(ENFORCED, "restricted", WARNED, "restricted"))
                            .endMetadata()
                            .build())
                    .create();
            Path manifests = Path.of(System.getProperty("netdoc.root", "")).resolve("deploy/kubernetes");
            Process kubectl = new ProcessBuilder(
                            server.kubectl().toString(),
                            "--kubeconfig=" + server.kubeconfig(),
                            "apply",
                            "--server-side",
                            "-k",
                            manifests.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kubectl.getInputStream().readAllBytes(), UTF_8);

            assertThat(kubectl.waitFor()).as(said).isZero();
            assertThat(said).doesNotContainIgnoringCase("warning").contains("deployment.apps/netdoc serverside-applied");
        }
    }
}
