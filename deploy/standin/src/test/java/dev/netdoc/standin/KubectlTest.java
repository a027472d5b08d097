package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl, where there is one. */
class KubectlTest {
    private static final Path KUBECTL = Path.of("/usr/bin/kubectl");
    private final KubeStandin standin = Samples.started();

    @TempDir
    Path directory;

    @BeforeEach
    void writeKubeconfig() throws IOException {
        assumeTrue(Files.isExecutable(KUBECTL), "kubectl is not installed");
        Files.writeString(directory.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: small, cluster: {server: '%s'}}]
                contexts: [{name: small, context: {cluster: small}}]
                current-context: small
                """.formatted(standin.url()));
    }

    @AfterEach
    void stop() {
        standin.close();
    }

    @Test
    void getsAndDescribes() throws Exception {
        assertThat(kubectl("get", "nodes")).containsPattern("node-a +Ready");
        assertThat(kubectl("get", "pods", "-A", "-o", "wide")).containsPattern("agent-b +0/2 +Running .*node-b");
        assertThat(kubectl("get", "ds", "-n", "kube-system", "-o", "yaml")).contains("type: OnDelete");
        assertThat(kubectl("get", "events", "-A")).containsPattern("12m +Warning +NodeNotReady +node/node-b");
        assertThat(kubectl("get", "events.events.k8s.io", "-A", "-o", "yaml"))
                .contains("regarding:")
                .doesNotContain("involvedObject:");
        assertThat(kubectl("describe", "cm", "settings", "-n", "kube-system")).contains("plain:\n----\nold");
        assertThat(kubectl("logs", "agent-a", "-n", "kube-system", "--tail=1")).isEqualTo("three\n");
    }

    @Test
    void patchesAndSaysWhyNot() throws Exception {
        assertThat(kubectl("patch", "cm", "settings", "-n", "kube-system", "-p", "{\"data\":{\"plain\":\"new\"}}"))
                .contains("patched");
        assertThat(kubectl(
                        "patch",
                        "cm",
                        "settings",
                        "-n",
                        "kube-system",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"test\",\"path\":\"/data/plain\",\"value\":\"old\"}]"))
                .contains("the server rejected our request due to an error in our request");
        assertThat(settings()).isEqualTo("new");
    }

    @Test
    void edits() throws Exception {
        assertThat(kubectl("edit", "cm", "settings", "-n", "kube-system")).contains("edited");

        assertThat(settings()).isEqualTo("by-hand");
    }

    @Test
    void deletesAPodAndWaitsUntilItIsGone() throws Exception {
        assertThat(kubectl("delete", "pod", "agent-a", "-n", "kube-system")).contains("deleted");

        assertThat(standin.objects().find("v1", "Pod", "kube-system", "agent-a"))
                .isEmpty();
    }

    private String settings() {
        return standin.objects()
                .find("v1", "ConfigMap", "kube-system", "settings")
                .orElseThrow()
                .path("data")
                .path("plain")
                .asText();
    }

    /** @return what it printed on both streams */
    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(KUBECTL.toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KUBECONFIG", directory.resolve("config").toString(),
                        "HOME", directory.toString(),
                        "EDITOR", "sed -i 's/plain: old/plain: by-hand/'"));
        Process process = builder.start();
        boolean ended = process.waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ended; it printed %s", command, printed).isTrue();
        return printed;
    }
}
