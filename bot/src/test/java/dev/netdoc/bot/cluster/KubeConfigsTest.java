package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.standin.Account;
import dev.netdoc.standin.KubeStandin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Asks a server that knows these tokens for its nodes. */
    private static Answer nodes(KubeStandin kube, Function<KubeConfigs, ApiServer> opened, Path home) {
        kube.access().add(Account.admin("first", "one"));
        kube.access().add(Account.admin("second", "two"));
        try (ApiServer server = opened.apply(new KubeConfigs(Map.of(), home))) {
            return server.get("/api/v1/nodes");
        }
    }

    private static String served(KubeStandin kube) {
        return kube.requests().all().getLast().user();
    }

    private Path kubeconfig(KubeStandin kube, String user) throws IOException {
        return file("""
                contexts: [{name: prod, context: {cluster: one, user: me}}]
                clusters: [{name: one, cluster: {server: '%s'}}]
                users: [{name: me, user: {%s}}]
                """.formatted(kube.url(), user));
    }

    @Test
    void aTokenFileOfTheKubeconfigIsReadBesideItAndAgainWhenItChanges() throws IOException {
        Path token = Files.writeString(home.resolve("token"), "first\n");
        try (KubeStandin kube = KubeStandin.start()) {
            Optional<Path> file = Optional.of(kubeconfig(kube, "tokenFile: token"));
            assertThat(nodes(kube, configs -> configs.open(file, Optional.of("prod")), home))
                    .isInstanceOf(Answer.Ok.class);
            assertThat(served(kube)).isEqualTo("one");

            Files.writeString(token, "second\n");
            assertThat(nodes(kube, configs -> configs.open(file, Optional.of("prod")), home))
                    .isInstanceOf(Answer.Ok.class);
            assertThat(served(kube)).isEqualTo("two");
        }
    }

    @Test
    void aTokenFileBesidesTheKubeconfigStandsForItsUser() throws IOException {
        Path token = Files.writeString(home.resolve("token"), "second\n");
        try (KubeStandin kube = KubeStandin.start()) {
            Optional<Path> file = Optional.of(kubeconfig(kube, "token: first"));
            assertThat(nodes(kube, configs -> configs.open(file, Optional.of("prod"), token), home))
                    .isInstanceOf(Answer.Ok.class);
            assertThat(served(kube)).isEqualTo("two");
        }
    }

    @Test
    void aTokenThatCannotBeReadIsNamedAndNothingIsAskedAsSomebodyElse() throws IOException {
        Path missing = home.resolve("nowhere");
        try (KubeStandin kube = KubeStandin.start()) {
            Optional<Path> file = Optional.of(kubeconfig(kube, "token: first"));
            assertThat(nodes(kube, configs -> configs.open(file, Optional.of("prod"), missing), home))
                    .isInstanceOfSatisfying(
                            Answer.Silent.class,
                            silent -> assertThat(silent.why()).contains("cannot read the token " + missing));
            assertThat(kube.requests().all()).isEmpty();
        }
    }
}
