package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeConfigsTest {
    private static final String TWO = """
            apiVersion: v1
            kind: Config
            current-context: stage
            contexts:
            - {name: stage, context: {cluster: one, user: me}}
            - {name: prod, context: {cluster: two, user: me}}
            clusters:
            - {name: one, cluster: {server: "https://one.example:6443"}}
            - {name: two, cluster: {server: "https://two.example:6443"}}
            users:
            - {name: me, user: {token: geheim}}
            """;

    @TempDir
    Path home;

    private final Map<String, String> nothing = Map.of();

    private Path file(String text) throws IOException {
        return Files.writeString(home.resolve("config.yaml"), text);
    }

    private String address(Map<String, String> environment, Optional<Path> file, Optional<String> context) {
        try (ApiServer server = new KubeConfigs(environment, home).open(file, context)) {
            return server.address();
        }
    }

    @Test
    void theContextNamedIsOpenedElseTheCurrentOne() throws IOException {
        Optional<Path> file = Optional.of(file(TWO));
        assertThat(address(nothing, file, Optional.of("prod"))).isEqualTo("https://two.example:6443");
        assertThat(address(nothing, file, Optional.empty())).isEqualTo("https://one.example:6443");
        assertThat(new KubeConfigs(nothing, home).contextName(file, Optional.empty()))
                .isEqualTo("stage");
    }

    @Test
    void theUsualPlacesAreTheVariableThenTheHome() throws IOException {
        Path named = file(TWO.replace("current-context: stage", "current-context: prod"));
        Path usual = Files.createDirectories(home.resolve(".kube")).resolve("config");
        Files.writeString(usual, TWO);

        assertThat(address(Map.of("KUBECONFIG", named.toString()), Optional.empty(), Optional.empty()))
                .contains("two");
        assertThat(address(nothing, Optional.empty(), Optional.empty())).contains("one");
    }

    @Test
    void withinAPodTheServiceAccountIsUsed() {
        var pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "443");
        assertThat(new KubeConfigs(pod, home).contextName(Optional.empty(), Optional.empty()))
                .isEqualTo("in-cluster");
    }

    @Test
    void anUnknownContextNamesTheFileAndTheKnownOnes() throws IOException {
        Path file = file(TWO);
        assertThatThrownBy(() -> address(nothing, Optional.of(file), Optional.of("production")))
                .isInstanceOf(KubeconfigUnusable.class)
                .hasMessage(file + " has no context 'production'; it has [prod, stage]");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = home.resolve("nowhere.yaml");
        assertThatThrownBy(() -> address(nothing, Optional.of(missing), Optional.empty()))
                .isInstanceOf(KubeconfigUnusable.class)
                .hasMessageContaining("no kubeconfig " + missing);
    }

    @Test
    void noFileAtAllSaysWhereItLooked() {
        assertThatThrownBy(() -> address(nothing, Optional.empty(), Optional.empty()))
                .isInstanceOf(KubeconfigUnusable.class)
                .hasMessageContaining("KUBECONFIG")
                .hasMessageContaining(home.resolve(".kube/config").toString());
    }

    @Test
    void aFileWithoutACurrentContextListsWhatThereIs() throws IOException {
        Path file = file(TWO.replace("current-context: stage\n", ""));
        assertThatThrownBy(() -> address(nothing, Optional.of(file), Optional.empty()))
                .hasMessageContaining("no current-context")
                .hasMessageContaining("[prod, stage]");
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndWithoutItsContents() throws IOException {
        Path file = file("users:\n- {name: me, user: {token: geheim}\n- x: [\n");
        assertThatThrownBy(() -> address(nothing, Optional.of(file), Optional.empty()))
                .isInstanceOf(KubeconfigUnusable.class)
                .hasMessageContaining(file + " is no YAML from line")
                .message()
                .doesNotContain("geheim");
    }
}
