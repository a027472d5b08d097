package dev.netdoc.rules.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.CaseFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written says the same as what was read, and holds no credential. */
class SnapshotRecorderTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    SnapshotRecorderTest() {}

    static List<Path> snapshots() {
        return Stream.of(
                        CaseFile.all().stream().map(CaseFile::file),
                        files(Path.of("mode", "cases")),
                        files(Path.of(System.getProperty("netdoc.shared", "missing"), "clusters")))
                .flatMap(files -> files)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String recorded(Path snapshot) {
        var out = new StringWriter();
        SnapshotReader.read(snapshot, (cluster, clock) -> new SnapshotRecorder(cluster, clock, out))
                .end();
        return out.toString();
    }

    private Facts again(String recorded, String name) throws IOException {
        return SnapshotReader.read(Files.writeString(folder.resolve(name), recorded));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void theFactsOfARecordingAreThoseOfTheCluster(Path snapshot) throws IOException {
        Facts expected = SnapshotReader.read(snapshot);

        Facts again = again(recorded(snapshot), "other.json");

        assertThat(again.all()).containsExactlyElementsOf(expected.all());
        assertThat(again.unknown()).isEqualTo(expected.unknown());
        assertThat(again).isEqualTo(expected);
    }

    private Path snapshot(String yaml) throws IOException {
        return Files.writeString(folder.resolve("cluster.yaml"), yaml);
    }

    private static final String SECRETS = """
            apiVersion: netdoc.dev/v1
            kind: Snapshot
            now: '2026-11-20T08:00:00Z'
            logs:
              - pod: terway-eniip-1
                container: policy
                text: |
                  level=info msg="started" subsys=daemon token=hidden-1
                  nothing that anybody asks for, password=hidden-2
                  --datapath-mode=veth --token=hidden-3 LTAIhidden4hidden4
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: eni-config
              namespace: kube-system
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: '{"access_key": "hidden-5"}'
            data:
              access_key: hidden-6
              eni_conf: |
                {
                  "version": "1",
                  "access_key": "hidden-7",
                  "access_secret": "hidden-8",
                  "credentials": {"id": "hidden-9"},
                  "max_pool_size": 5,
                  "vswitches": {"cn-hangzhou-i": ["vsw-1"]}
                }
              10-terway.conf: |
                {
                  // a comment
                  "type": "terway", "access_key": "hidden-10", "eniip_virtual_type": "ipvlan"
                }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: coredns, namespace: kube-system}
            data:
              Corefile: |
                .:53 {
                    route53 zone.example {
                        aws_access_key hidden-11 hidden-12
                    }
                    kubernetes cluster.local in-addr.arpa ip6.arpa
                }
              other: hidden-13
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: terway-eniip, namespace: kube-system, annotations: {note: hidden-14}}
            spec:
              selector: {matchLabels: {app: terway-eniip}}
              template:
                spec:
                  containers:
                    - name: terway
                      image: registry/terway:v1.5.6
                      command: [terwayd, --access-key, hidden-15, --token=hidden-16, -daemon-mode, ENIMultiIP]
                      env:
                        - {name: PLAIN, value: hidden-17}
                        - {name: DISABLE_POLICY, value: 'true'}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: shop-1, namespace: shop, annotations: {vault: hidden-18}, labels: {app: shop}}
            spec: {nodeName: n, containers: [{name: app, image: 'example/app:1', env: [{name: A, value: hidden-19}], args: [hidden-20]}]}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n}
            status: {conditions: [{type: Ready, status: 'False', message: 'registry said: password=hidden-21'}]}
            ---
            apiVersion: v1
            kind: Event
            metadata: {name: e, namespace: shop}
            reason: FailedCreatePodSandBox
            message: 'AllocIPFailed InvalidVSwitchId.IpNotEnough vsw-1 access_key=hidden-22'
            involvedObject: {kind: Pod, namespace: shop, name: shop-1}
            lastTimestamp: '2026-11-20T07:59:00Z'
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, annotations: {'meta.helm.sh/release-name': hidden-23, some: hidden-24}}
            spec: {type: ClusterIP, clusterIP: 10.0.0.1}
            """;

    @Test
    void noCredentialIsWritten() throws IOException {
        Path cluster = snapshot(SECRETS);

        String recorded = recorded(cluster);

        assertThat(recorded).doesNotContain("hidden").contains("vsw-1", "DISABLE_POLICY", "meta.helm.sh/release-name");
        assertThat(again(recorded, "cluster.json")).isEqualTo(SnapshotReader.read(cluster));
    }

    @Test
    void whatIsWrittenIsReadUnderAnyName() throws IOException {
        String recorded = recorded(snapshot(SECRETS));

        assertThat(again(recorded, "a.yaml"))
                .isEqualTo(again(recorded, "b.json"))
                .isEqualTo(again(recorded, "c"));
    }

    @Test
    void anythingButAsciiIsEscaped() throws IOException {
        Path cluster = snapshot(SECRETS.replace("registry said", "レジストリ"));

        assertThat(recorded(cluster)).matches("\\p{ASCII}+");
        assertThat(again(recorded(cluster), "cluster.json")).isEqualTo(SnapshotReader.read(cluster));
    }

    @Test
    void aClusterWithoutObjectsIsWrittenToo() throws IOException {
        Path cluster =
                snapshot("apiVersion: netdoc.dev/v1\nkind: Snapshot\ncluster: lab\nnow: '2026-11-20T08:00:00Z'\n");

        Facts again = again(recorded(cluster), "other.json");

        assertThat(again).isEqualTo(SnapshotReader.read(cluster));
        assertThat(again.cluster()).isEqualTo("lab");
    }

    @Test
    void whatCouldNotBeReadIsWrittenWithItsReason() throws IOException {
        var out = new StringWriter();
        var recorder = new SnapshotRecorder("lab", () -> java.time.Instant.EPOCH, out);
        recorder.unreadable(Resources.PODS, "no answer within 10 s");
        recorder.unreadable(Resources.CONFIGS.named(List.of("eni-config")), "forbidden: get configmaps");
        recorder.missing(Resources.POD_ENIS);
        recorder.logsUnreadable("forbidden: get pods/log");

        assertThat(recorder.end().unreadable())
                .containsExactly(
                        "configmaps/eni-config in kube-system: forbidden: get configmaps",
                        "pods/log: forbidden: get pods/log",
                        "pods: no answer within 10 s");
        assertThat(again(out.toString(), "lab.json").unknown())
                .extracting(u -> u.fact() + ": " + u.reason())
                .containsExactly(
                        "pods: no answer within 10 s",
                        "configmaps/eni-config: forbidden: get configmaps",
                        "server version: GET /version was not read",
                        "pods/log: forbidden: get pods/log");
    }
}
