package dev.netdoc.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.standin.Fault;
import dev.netdoc.standin.KubeStandin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLUSTER = """
            apiVersion: netdoc.dev/v1
            kind: Snapshot
            logs:
              - pod: terway-eniip-x
                container: policy
                text: |
                  level=info msg="--datapath-mode=veth" subsys=daemon token=hidden-1
                  login password=hidden-2
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: cn-hangzhou.10.0.0.1, labels: {alibabacloud.com/nodepool-id: np1}}
            spec: {providerID: cn-hangzhou.i-1}
            status:
              nodeInfo: {kubeletVersion: v1.31.1-aliyun.1, operatingSystem: linux}
              conditions: [{type: Ready, status: 'False', message: 'no: password=hidden-3'}]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: eni-config, namespace: kube-system}
            data:
              access_key: hidden-4
              eni_conf: '{"version": "1", "access_key": "hidden-5", "access_secret": "hidden-6", "vswitches": {"cn-hangzhou-i": ["vsw-1"]}}'
              10-terway.conf: '{"type": "terway", "eniip_virtual_type": "ipvlan"}'
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: terway-eniip, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: terway-eniip}}
              template:
                metadata: {labels: {app: terway-eniip}}
                spec:
                  containers:
                    - {name: terway, image: 'registry/terway:v1.5.6', command: [terwayd, -daemon-mode, ENIMultiIP], env: [{name: KEY, value: hidden-7}]}
                    - {name: policy, image: 'registry/terway:v1.5.6'}
            status: {desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1}
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: terway-eniip-x
              namespace: kube-system
              labels: {app: terway-eniip}
              annotations: {note: hidden-8}
              ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: terway-eniip, uid: u, controller: true}]
            spec: {nodeName: cn-hangzhou.10.0.0.1, hostNetwork: true, containers: [{name: terway, image: 'registry/terway:v1.5.6'}, {name: policy, image: 'registry/terway:v1.5.6'}]}
            status: {phase: Running}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: lonely, namespace: shop}
            spec: {nodeName: cn-hangzhou.10.0.0.1, containers: [{name: app, image: 'example/app:1', env: [{name: A, value: hidden-9}]}]}
            status: {phase: Running, podIP: 10.1.0.9}
            """;

    @TempDir
    private Path folder;

    private KubeStandin api;
    private Path kubeconfig;

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    SnapshotCommandTest() {}

    @BeforeEach
    void start() throws IOException {
        api = KubeStandin.start();
        api.load(CLUSTER);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: prod-eu
                clusters: [{name: c, cluster: {server: '%s'}}]
                users: [{name: me, user: {}}]
                contexts: [{name: prod-eu, context: {cluster: c, user: me}}]
                """.formatted(api.url()));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(String command, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var args = Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(code, out.toString(), err.toString());
    }

    private Run snapshot(String file, String... more) {
        return run(
                "snapshot",
                Stream.concat(Stream.of("--kubeconfig", kubeconfig.toString(), "-o", file), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String diagnosis(String... from) throws IOException {
        Run run = run(
                "diagnose", Stream.concat(Stream.of("--json"), Stream.of(from)).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = JSON.readTree(run.out());
        ((ObjectNode) json.path("cluster")).remove("gathered_at");
        return json.toPrettyString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.toFile().getName())
                    .filter(name -> !name.equals("kubeconfig"))
                    .toList();
        }
    }

    @Test
    void theDiagnosisOfTheFileIsThatOfTheCluster() throws IOException {
        String file = folder.resolve("ticket.json").toString();

        Run run = snapshot(file, "--private-zone", "Corp.example.");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip())
                .matches("Wrote \\Q" + file + "\\E: 5 objects, 2 logs, \\d+ KiB; everything could be read\\.");
        assertThat(diagnosis("--snapshot", file))
                .isEqualTo(diagnosis(
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--context",
                        "prod-eu",
                        "--private-zone",
                        "corp.example"))
                .contains("\"name\" : \"prod-eu\"", "\"findings\" : [ {");
    }

    @Test
    void whatIsForbiddenIsNamedAndStaysUnknown() throws IOException {
        String file = folder.resolve("ticket.json").toString();
        api.faults()
                .plan("GET", "/configmaps/eni-config|/api/v1/services|/log", Integer.MAX_VALUE, new Fault.Forbidden());

        Run run = snapshot(file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip().lines()).hasSize(1);
        assertThat(run.out())
                .contains("could not be read: configmaps/eni-config in kube-system", "services", "pods/log");
        assertThat(diagnosis("--snapshot", file))
                .isEqualTo(diagnosis("--kubeconfig", kubeconfig.toString()))
                .contains("forbidden: get pods/log");
    }

    @Test
    void noCredentialIsInTheFileAndNobodyElseMayReadIt() throws IOException {
        Path file = folder.resolve("ticket.json");

        snapshot(file.toString());

        assertThat(Files.readString(file)).doesNotContain("hidden").contains("vsw-1", "datapath-mode");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactly("ticket.json");
    }

    @Test
    void aFileIsReplacedOnlyByForce() throws IOException {
        Path file = Files.writeString(folder.resolve("ticket.json"), "mine");

        Run refused = snapshot(file.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("exists", "--force").hasLineCount(1);
        assertThat(file).hasContent("mine");

        assertThat(snapshot(file.toString(), "--force").exitCode()).isZero();
        assertThat(Files.readString(file)).startsWith("{").contains("\"kind\":\"Snapshot\"");
    }

    @Test
    void aMissingFolderIsNamed() {
        Run run = snapshot(folder.resolve("nowhere").resolve("ticket.json").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("there is no folder", "nowhere").hasLineCount(1);
    }

    @Test
    void aClusterThatGoesAwayMidwayLeavesNoHalfFile() throws IOException {
        api.faults()
                .plan(
                        "GET",
                        "/configmaps|/services|/events|/apis/(apps|cilium|network)",
                        Integer.MAX_VALUE,
                        new Fault.Cut());

        Run run = snapshot(folder.resolve("ticket.json").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("stopped answering").hasLineCount(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void aDashMeansStandardOutput() throws IOException {
        Run run = snapshot("-");

        assertThat(run.exitCode()).isZero();
        assertThat(JSON.readTree(run.out()).path("items")).hasSize(6);
        assertThat(run.err()).contains("Wrote standard output: 5 objects").hasLineCount(1);
    }

    @Test
    void withoutAFileItIsWrongUse() {
        Run run = run("snapshot");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--output", "netdoc snapshot --help").hasLineCount(1);
    }
}
