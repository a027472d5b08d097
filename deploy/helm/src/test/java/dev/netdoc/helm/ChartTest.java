package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.bot.config.ClusterConfig;
import dev.netdoc.bot.config.ConfigFile;
import dev.netdoc.bot.config.NetdocConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ChartTest {
    static final List<String> INSTALLATIONS = Chart.INSTALLATIONS;

    /** Variables that hold nothing secret. */
    private static final Set<String> PLAIN = Set.of(
            "SLACK_API_URL",
            "JDK_JAVA_OPTIONS",
            "NETDOC_LOG_FORMAT",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_RESOURCE_ATTRIBUTES");

    private static Map<String, JsonNode> byName(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .collect(Collectors.toMap(item -> item.path("name").asText(), item -> item));
    }

    private static JsonNode volume(Rendered rendered, String name) {
        return StreamSupport.stream(rendered.pod().path("volumes").spliterator(), false)
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no volume " + name));
    }

    @Test
    void helmHasNothingToSayAgainstIt() {
        assertThat(Chart.lint().isFailed()).isFalse();
    }

    @Test
    void itsImageIsOfTheVersionThatIsBuiltHere() throws IOException {
        JsonNode chart = Rendered.parse(Files.readString(Chart.project("deploy/helm/netdoc/Chart.yaml")));
        assertThat(Files.readString(Chart.project("pom.xml")))
                .containsPattern("<artifactId>netdoc</artifactId>\\s*<version>"
                        + Pattern.quote(chart.path("appVersion").asText()) + "</version>");
    }

    @ParameterizedTest
    @FieldSource("INSTALLATIONS")
    void netdocUnderstandsWhatItIsTold(String installation, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("netdoc.yaml"), Chart.render(installation).configuration());
        NetdocConfig config = ConfigFile.read(file);
        assertThat(config.web().port()).isPresent();
        assertThat(config.clusters()).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("INSTALLATIONS")
    void thePodHasNoRightsOnItsNodeAndWritesOnlyToItsVolumes(String installation) {
        Rendered rendered = Chart.render(installation);
        JsonNode pod = rendered.pod().path("securityContext");
        assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("runAsUser").asInt()).isEqualTo(65532);
        assertThat(pod.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
        JsonNode container = rendered.container().path("securityContext");
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("capabilities").path("drop").path(0).asText()).isEqualTo("ALL");
        assertThat(rendered.pod().has("hostNetwork")).isFalse();
        assertThat(rendered.container().path("resources").path("limits").has("memory"))
                .isTrue();
        Map<String, JsonNode> volumes = byName(rendered.pod().path("volumes"));
        assertThat(volume(rendered, "tmp").has("emptyDir")).isTrue();
        rendered.container()
                .path("volumeMounts")
                .forEach(mount ->
                        assertThat(volumes).containsKey(mount.path("name").asText()));
        assertThat(volumes.values()).noneMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest
    @FieldSource("INSTALLATIONS")
    void secretsAreNamedAndNeverWritten(String installation) {
        Rendered rendered = Chart.render(installation);
        assertThat(rendered.all("Secret")).noneMatch(secret -> secret.has("data") || secret.has("stringData"));
        Map<String, JsonNode> variables = byName(rendered.container().path("env"));
        assertThat(variables).containsKey("SLACK_BOT_TOKEN");
        variables.forEach(
                (name, variable) -> assertThat(variable.has("value")).as(name).isEqualTo(PLAIN.contains(name)));
    }

    private static List<String> variables(String installation) {
        return byName(Chart.render(installation).container().path("env")).keySet().stream()
                .sorted()
                .toList();
    }

    @Test
    void thePodIsGivenTheSecretsThatItsWayOfWorkingNeeds() {
        assertThat(variables("minimal")).containsExactly("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN");
        assertThat(variables("postgresql"))
                .containsExactly("NETDOC_STORE_PASSWORD", "NETDOC_STORE_USER", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN");
        assertThat(variables("http-mode"))
                .containsExactly("NETDOC_ALERTMANAGER_KEY", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET");
        assertThat(variables("everything")).contains("NETDOC_ALERTMANAGER_TOKEN", "SLACK_API_URL");
    }

    @Test
    void logAndTracesGoWhereTheyAreWanted() {
        Rendered rendered = Chart.render("everything");
        Map<String, JsonNode> variables = byName(rendered.container().path("env"));
        assertThat(variable(variables, "NETDOC_LOG_FORMAT").path("value").asText())
                .isEqualTo("json");
        assertThat(variable(variables, "OTEL_EXPORTER_OTLP_ENDPOINT")
                        .path("value")
                        .asText())
                .isEqualTo("http://otel-collector.observability:4318");
        assertThat(variable(variables, "OTEL_RESOURCE_ATTRIBUTES").path("value").asText())
                .isEqualTo("deployment.environment.name=prod,team=network");
        assertThat(variable(variables, "OTEL_EXPORTER_OTLP_HEADERS")
                        .path("valueFrom")
                        .path("secretKeyRef")
                        .toString())
                .isEqualTo("{\"name\":\"netdoc-traces\",\"key\":\"headers\"}");
        assertThat(variables("minimal")).noneMatch(name -> name.startsWith("OTEL_"));
    }

    private static JsonNode variable(Map<String, JsonNode> variables, String name) {
        return variables.getOrDefault(name, MissingNode.getInstance());
    }

    @ParameterizedTest
    @CsvSource({
        "http://otel-collector.observability:4318, 4318",
        "https://[fd00::1]:8443/otlp, 8443",
        "https://collector.example.com/otlp/, 443",
        "http://collector, 80"
    })
    void theCollectorsPortIsLetOut(String endpoint, int port) {
        String rule = "{\"ports\":[{\"protocol\":\"TCP\",\"port\":" + port + "}]}";
        assertThat(egress(Chart.render("minimal"))).doesNotContain(rule);
        assertThat(egress(Chart.render("minimal", "traces.endpoint=" + endpoint)))
                .contains(rule);
    }

    private static String egress(Rendered rendered) {
        return rendered.only("NetworkPolicy").path("spec").path("egress").toString();
    }

    @ParameterizedTest
    @FieldSource("INSTALLATIONS")
    void probesAndServiceMeetTheWebPort(String installation) {
        Rendered rendered = Chart.render(installation);
        int port = Rendered.parse(rendered.configuration())
                .path("web")
                .path("port")
                .asInt();
        JsonNode container = rendered.container();
        assertThat(container.path("ports").path(0).path("containerPort").asInt())
                .isEqualTo(port);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).path("httpGet").path("port").asText())
                    .isEqualTo("web");
        }
        assertThat(rendered.only("Service").path("spec").path("selector"))
                .isEqualTo(rendered.only("Deployment")
                        .path("spec")
                        .path("selector")
                        .path("matchLabels"));
    }

    @Test
    void aFileHasOneOwnerAndAVolume() {
        Rendered rendered = Chart.render("minimal");
        assertThat(rendered.only("Deployment")
                        .path("spec")
                        .path("strategy")
                        .path("type")
                        .asText())
                .isEqualTo("Recreate");
        assertThat(volume(rendered, "data").path("persistentVolumeClaim").path("claimName"))
                .isEqualTo(
                        rendered.only("PersistentVolumeClaim").path("metadata").path("name"));
        assertThat(rendered.find("PodDisruptionBudget")).isEmpty();
    }

    @Test
    void aDatabaseIsSharedWithoutAVolume() {
        Rendered rendered = Chart.render("postgresql");
        assertThat(rendered.only("Deployment").path("spec").path("replicas").asInt())
                .isEqualTo(2);
        assertThat(rendered.only("Deployment")
                        .path("spec")
                        .path("strategy")
                        .path("type")
                        .asText())
                .isEqualTo("RollingUpdate");
        assertThat(rendered.find("PersistentVolumeClaim")).isEmpty();
        assertThat(rendered.find("PodDisruptionBudget")).isPresent();
        assertThat(egress(rendered)).contains("{\"protocol\":\"TCP\",\"port\":5433}");
        assertThat(egress(Chart.render("everything"))).contains("{\"protocol\":\"TCP\",\"port\":5432}");
    }

    @Test
    void whatWritesIsTheTokenOfTheAccountThatActs(@TempDir Path folder) throws IOException {
        Rendered rendered = Chart.render("sqlite-with-fixes");
        NetdocConfig config =
                ConfigFile.read(Files.writeString(folder.resolve("netdoc.yaml"), rendered.configuration()));
        Path token = config.clusters().stream()
                .map(ClusterConfig::write)
                .flatMap(write -> write.stream())
                .flatMap(write -> write.tokenFile().stream())
                .findFirst()
                .orElseThrow();

        JsonNode mount = StreamSupport.stream(
                        rendered.container().path("volumeMounts").spliterator(), false)
                .filter(m -> token.startsWith(m.path("mountPath").asText()))
                .findFirst()
                .orElseThrow();
        JsonNode secret = rendered.only("Secret");
        assertThat(volume(rendered, mount.path("name").asText()).path("secret").path("secretName"))
                .isEqualTo(secret.path("metadata").path("name"));
        // A Secret of this type has the key token, filled for the account that its annotation names.
        assertThat(token.getFileName()).hasToString("token");
        assertThat(secret.path("type").asText()).isEqualTo("kubernetes.io/service-account-token");
        assertThat(rendered.all("ServiceAccount")
                        .map(account -> account.path("metadata").path("name")))
                .contains(secret.path("metadata").path("annotations").path("kubernetes.io/service-account.name"));
        assertThat(rendered.pod().path("serviceAccountName").asText()).isEqualTo("netdoc-reader");
    }

    @Test
    void fromOutsideOnlySlackComesIn() {
        JsonNode paths = Chart.render("http-mode")
                .only("Ingress")
                .path("spec")
                .path("rules")
                .path(0)
                .path("http")
                .path("paths");
        assertThat(paths).hasSize(1);
        assertThat(paths.path(0).path("path").asText()).isEqualTo("/slack/events");
        assertThat(paths.path(0).path("pathType").asText()).isEqualTo("Exact");
    }

    @Test
    void anotherConfigurationIsAnotherPod() {
        assertThat(template("minimal"))
                .isEqualTo(template("minimal"))
                .isNotEqualTo(template("minimal", "config.clusters[0].name=other"));
    }

    private static JsonNode template(String installation, String... settings) {
        return Chart.render(installation, settings)
                .only("Deployment")
                .path("spec")
                .path("template");
    }
}
