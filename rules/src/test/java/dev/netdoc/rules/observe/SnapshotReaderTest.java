package dev.netdoc.rules.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.rules.fact.ClusterVersion;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkEvent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.ProxierSeen;
import dev.netdoc.rules.fact.Settings;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fact.UnknownFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final String HEAD = """
            apiVersion: netdoc.dev/v1
            kind: Snapshot
            now: '2026-11-20T08:00:00Z'
            serverVersion: v1.30.7-aliyun.1
            """;

    @TempDir
    Path folder;

    private Facts read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return SnapshotReader.read(file);
    }

    private static Listing listing(Facts facts, String resource) {
        return facts.of(Listing.class).stream()
                .filter(l -> l.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private static StoredConfig config(Facts facts, String name) {
        return facts.of(StoredConfig.class).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withAHeadingWhatIsNotThereDoesNotExist() throws IOException {
        Facts facts = read("prod-eu.yaml", HEAD);
        assertThat(facts.cluster()).isEqualTo("prod-eu");
        assertThat(facts.serverVersion()).contains("v1.30.7-aliyun.1");
        assertThat(facts.gatheredAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(listing(facts, "pods").empty()).isTrue();
        assertThat(config(facts, "eni-config").absent()).isTrue();
        assertThat(facts.unknown()).isEmpty();
    }

    @Test
    void withoutAHeadingAKindThatTheFileDoesNotHoldIsUnknown() throws IOException {
        Facts facts = read("nodes.yaml", """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Node
                  metadata: {name: n1, creationTimestamp: '2026-11-20T07:00:00Z'}
                  status: {conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-11-20T07:30:00Z'}]}
                """);
        assertThat(facts.gatheredAt()).isEqualTo(Instant.parse("2026-11-20T07:30:00Z"));
        assertThat(facts.serverVersion()).isEmpty();
        assertThat(listing(facts, "nodes").readable()).isTrue();
        assertThat(listing(facts, "pods").unreadable()).isTrue();
        assertThat(config(facts, "eni-config").unknown()).isTrue();
        assertThat(facts.unknown()).extracting(UnknownFact::fact).contains("pods", "events", "server version");
    }

    @Test
    void whatWasForbiddenIsUnknownEvenIfTheFileHoldsIt() throws IOException {
        Facts facts = read("forbidden.yaml", HEAD + """
                        forbidden: [daemonsets, configmaps/coredns, events, pods/log]
                        logs: [{pod: p, container: kube-proxy, text: Using ipvs Proxier}]
                        ---
                        {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: anetd, namespace: kube-system}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: coredns, namespace: kube-system}, data: {}}
                        """);
        assertThat(facts.of(DaemonSet.class)).isEmpty();
        assertThat(listing(facts, "daemonsets.apps").unreadable()).isTrue();
        assertThat(listing(facts, "events.events.k8s.io").unreadable()).isTrue();
        assertThat(listing(facts, "pods").readable()).isTrue();
        assertThat(config(facts, "coredns").unknown()).isTrue();
        assertThat(config(facts, "eni-config").absent()).isTrue();
        assertThat(facts.of(ProxierSeen.class)).isEmpty();
        assertThat(facts.unknown()).extracting(UnknownFact::fact).contains("configmaps/coredns", "pods/log");
    }

    @Test
    void textStaysTextAndTypesThatPeopleGetWrongAreTolerated() throws IOException {
        Facts facts = read("types.yaml", HEAD + """
                        ---
                        apiVersion: v1
                        kind: Node
                        metadata: {name: n1, labels: {a: 'False', b: true}}
                        spec: {podCIDR: 10.0.0.0/24, taints: null}
                        status: {allocatable: {pods: 64, aliyun/eni: '7', cpu: 3900m}, conditions: null}
                        ---
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: terway-eniip, namespace: kube-system}
                        status: {desiredNumberScheduled: '2'}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: eni-config, namespace: kube-system, resourceVersion: 48001}
                        data: {in_cluster_loadbalance: true, disable_network_policy: 'False'}
                        ---
                        kind: Pod
                        ---
                        just words
                        """);
        Node node = facts.of(Node.class).get(0);
        assertThat(node.labels()).containsEntry("a", "False").containsEntry("b", "true");
        assertThat(node.podCidrs()).containsExactly("10.0.0.0/24");
        assertThat(node.exclusiveEnis()).isEqualTo(7);
        assertThat(node.allocatable()).containsEntry("cpu", 3L);
        assertThat(facts.of(DaemonSet.class).get(0).desired()).contains(2);
        TerwayConfig config = facts.of(TerwayConfig.class).get(0);
        assertThat(config.resourceVersion()).isEqualTo("48001");
        assertThat(config.inClusterLb().asOptional()).contains(true);
        assertThat(config.policyOff()).isTrue();
    }

    @Test
    void listsOfOneKindAndJsonAreRead() throws IOException {
        Facts facts = read("pods.json", """
                {"kind":"PodList","apiVersion":"v1","metadata":{},"items":[
                 {"metadata":{"name":"a","namespace":"shop"}},{"metadata":{"name":"b","namespace":"shop"}},null]}
                """);
        assertThat(facts.of(Pod.class)).extracting(Pod::name).containsExactly("a", "b");
    }

    @Test
    void aKindThatIsToldAfterTheItemsIsRead() throws IOException {
        Facts facts =
                read("pods.yaml", "apiVersion: v1\nitems:\n- metadata: {name: a, namespace: shop}\nkind: PodList\n");
        assertThat(facts.of(Pod.class)).hasSize(1);
    }

    @Test
    void aFolderHoldsFilesAndLogs() throws IOException {
        Files.writeString(folder.resolve("head.yaml"), HEAD);
        Files.writeString(
                folder.resolve("pods.json"),
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"kp\",\"namespace\":\"kube-system\"},"
                        + "\"spec\":{\"nodeName\":\"n1\"}}");
        Files.writeString(folder.resolve("readme.txt"), "not: [read");
        Path logs = folder.resolve("logs/kube-system/kp");
        Files.createDirectories(logs);
        Files.writeString(logs.resolve("kube-proxy-worker.log"), "I1120 07:00:00.0 1 x.go:1] Using nftables Proxier");
        Facts facts = SnapshotReader.read(folder);
        ProxierSeen seen = facts.of(ProxierSeen.class).get(0);
        assertThat(seen.node()).isEqualTo("n1");
        assertThat(seen.mode().asOptional()).contains("nftables");
    }

    @Test
    void duplicatesCountOnceAndTheSameEventOfBothApisIsOne() throws IOException {
        String event = "metadata: {name: e1, namespace: default}, reason: ConntrackFull, type: Warning, ";
        Facts facts = read(
                "events.yaml",
                HEAD + "---\n{apiVersion: v1, kind: Event, " + event
                        + "involvedObject: {kind: Node, name: n1}, message: 'nf_conntrack: table full',"
                        + " lastTimestamp: '2026-11-20T07:10:00Z'}\n---\n{apiVersion: events.k8s.io/v1, kind: Event, "
                        + event
                        + "regarding: {kind: Node, name: n1}, note: 'nf_conntrack: table full',"
                        + " eventTime: '2026-11-20T07:00:00Z', series: {count: 9, lastObservedTime: '2026-11-20T07:40:00Z'}}\n"
                        + "---\n{apiVersion: v1, kind: Event, metadata: {name: old, namespace: default}, reason: ConntrackFull,"
                        + " involvedObject: {kind: Node, name: n1}, message: 'nf_conntrack: table full',"
                        + " lastTimestamp: '2026-11-20T06:59:59Z'}\n");
        assertThat(facts.of(NetworkEvent.class)).hasSize(1);
        NetworkEvent one = facts.of(NetworkEvent.class).get(0);
        assertThat(one.at()).isEqualTo(Instant.parse("2026-11-20T07:40:00Z"));
        assertThat(one.count()).isEqualTo(9);
        assertThat(one.node()).isEqualTo("n1");
    }

    @Test
    void settingsAreKept() throws IOException {
        Facts facts = read(
                "set.yaml",
                HEAD + "settings: {privateZones: [Example.com., b.test], dualStackSince: '2026-10-15T00:00:00Z'}\n");
        Settings settings = facts.of(Settings.class).get(0);
        assertThat(settings.privateZones().asOptional()).contains(List.of("example.com", "b.test"));
        assertThat(settings.dualStackSince()).contains(Instant.parse("2026-10-15T00:00:00Z"));
    }

    @Test
    void whatDoesNotParseWithinAConfigMapIsAFaultWithItsLine() throws IOException {
        Facts facts = read(
                "fault.yaml",
                HEAD
                        + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-flannel-cfg, namespace: kube-system}\n"
                        + "data:\n  cni-conf.json: |\n    {\n      \"name\": \"cb0\",\n      # mine\n      \"type\": \"flannel\"\n    }\n");
        ConfigFault fault = facts.of(ConfigFault.class).get(0);
        assertThat(fault.kind()).isEqualTo(ConfigFault.Kind.COMMENT);
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void durationsReadAsGoWritesThem() throws IOException {
        Facts facts = read(
                "kp.yaml",
                HEAD + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\n"
                        + "data: {config.conf: \"mode: ipvs\\nipvs: {udpTimeout: 1m30s}\\n\"}\n");
        assertThat(facts.of(KubeProxyConfig.class).get(0).udpTimeout().asOptional())
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void credentialsAreNotKept() throws IOException {
        Facts facts = read(
                "secret.yaml",
                HEAD
                        + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: eni-config, namespace: kube-system}\ndata:\n"
                        + "  eni_conf: '{\"access_key\": \"AKIDEMO\", \"access_secret\": \"hush\", \"max_pool_size\": 5,"
                        + " \"credential_path\": \"/var/hush\"}'\n---\n"
                        + "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: kube-system}, data: {a: aHVzaA==}}\n");
        assertThat(facts.all().toString()).contains("max_pool_size").doesNotContain("hush", "AKIDEMO", "aHVzaA");
    }

    @Test
    void aVersionThatDoesNotReadStaysAsText() throws IOException {
        Facts facts = read("v.yaml", HEAD.replace("v1.30.7-aliyun.1", "v1.30.7+k3s1"));
        assertThat(facts.serverVersion()).contains("v1.30.7+k3s1");
        assertThat(facts.of(ClusterVersion.class).get(0).version().isUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1,\nb: }", "{\"kind\": \"Pod\",\n \"x\": }", "\tkind: Pod\n", "kind: Pod\n  bad: indent\n"})
    void aFileThatDoesNotParseIsToldInOneSentence(String text) {
        assertThatThrownBy(() -> read("broken.txt", text))
                .isInstanceOf(SnapshotUnreadable.class)
                .hasMessageMatching("broken\\.txt, line \\d+ is not valid YAML or JSON\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---\n", "hello", "[]", "3"})
    void aFileWithoutObjectsIsTold(String text) {
        assertThatThrownBy(() -> read("empty.yaml", text))
                .isInstanceOf(SnapshotUnreadable.class)
                .hasMessage("empty.yaml holds no Kubernetes object.");
    }

    private static final String NODE = """
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: %s}
            """;

    private static List<String> nodes(Facts facts) {
        return facts.of(Node.class).stream().map(Node::name).sorted().toList();
    }

    @Test
    void afterADocumentThatDoesNotParseTheOthersAreUsedAndWhatIsMissingIsUnknown() throws IOException {
        Facts facts = read(
                "half.yaml",
                HEAD + NODE.formatted("n1") + "---\nkind: Pod\n  bad: indent\n" + NODE.formatted("n2")
                        + "---\nkind: [never closed\n" + NODE.formatted("n3") + "---\nkind: 'cut o");
        assertThat(nodes(facts)).containsExactly("n1", "n2", "n3");
        assertThat(listing(facts, "nodes").objects().isUnknown()).isTrue();
        assertThat(facts.unknown())
                .extracting(UnknownFact::reason)
                .isNotEmpty()
                .allMatch("half.yaml, line 11 is not valid YAML or JSON"::equals);
    }

    @Test
    void aListThatIsCutOffIsUsedAsFarAsItGoes() throws IOException {
        Facts facts = read("cut.json", """
                {"apiVersion": "v1", "kind": "List", "items": [
                  {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n1"}},
                  {"apiVersion": "v1", "kind": "Node", "metada""");
        assertThat(nodes(facts)).containsExactly("n1");
        assertThat(facts.unknown())
                .extracting(UnknownFact::reason)
                .contains("cut.json, line 3 is not valid YAML or JSON");
    }

    @Test
    void aFileOfAFolderThatCannotBeReadLeavesTheOthers() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), NODE.formatted("n1"));
        Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Facts facts = SnapshotReader.read(folder);
        assertThat(nodes(facts)).containsExactly("n1");
        assertThat(facts.unknown()).extracting(UnknownFact::reason).contains("b.yaml is not text in UTF-8");
    }

    @Test
    void withoutAnyTimeItIsAsOldAsItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("timeless.yaml"), NODE.formatted("n1"));
        assertThat(SnapshotReader.read(file).gatheredAt())
                .isEqualTo(Files.getLastModifiedTime(file).toInstant());
    }

    @Test
    void anObjectWithoutANameLeavesItsKindUnknown() throws IOException {
        Facts facts =
                read("nameless.yaml", HEAD + NODE.formatted("n1") + "---\napiVersion: v1\nkind: Node\nspec: {}\n");
        assertThat(nodes(facts)).containsExactly("n1");
        assertThat(facts.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.fact()).isEqualTo("nodes");
            assertThat(unknown.reason()).matches("nameless.yaml, line 1\\d: a Node without a name");
        });
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> SnapshotReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(SnapshotUnreadable.class)
                .hasMessage("none.yaml does not exist.");
    }
}
