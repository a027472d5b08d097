package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.conversation.ClusterReport;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.fuzz.Fuzz;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.observe.SnapshotReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the fields of a cluster's objects: it is read, concluded from and drawn, whatever it is. */
class FuzzedClusterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DroolsDoctor DOCTOR = DroolsDoctor.load();
    private static final Texts TEXTS = Texts.load();

    private static final String CLUSTER = """
            {"apiVersion":"netdoc.dev/v1","kind":"Snapshot","now":"2026-11-21T08:00:00Z","serverVersion":"@VERSION@",
             "logs":[{"namespace":"kube-system","pod":"terway-eniip-a","container":"terway","text":"@LOG@"},
                     {"namespace":"kube-system","pod":"kube-proxy-worker-a","container":"kube-proxy-worker","text":"@LOG@"}]}
            {"apiVersion":"v1","kind":"List","items":[
             {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","labels":{"alibabacloud.com/nodepool-id":"@LABEL@"}},
              "spec":{"providerID":"@LABEL@"},"status":{"conditions":[{"type":"Ready","status":"False","message":"@EVENT@"}],
              "nodeInfo":{"kubeletVersion":"@VERSION@","kernelVersion":"@VERSION@"},"allocatable":{"pods":"@LABEL@"}}},
             {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"terway-eniip","namespace":"kube-system"},
              "spec":{"selector":{"matchLabels":{"app":"terway-eniip"}},"template":{"spec":{"containers":
              [{"name":"terway","image":"@IMAGE@","args":["@LABEL@"]}]}}},"status":{"desiredNumberScheduled":1,"numberReady":0}},
             {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"kube-flannel-ds","namespace":"kube-system"},
              "spec":{"selector":{"matchLabels":{"app":"flannel"}},"template":{"spec":{"containers":
              [{"name":"kube-flannel","image":"@IMAGE@"}]}}},"status":{}},
             {"apiVersion":"v1","kind":"Pod","metadata":{"name":"terway-eniip-a","namespace":"kube-system",
              "labels":{"app":"terway-eniip"},"annotations":{"k8s.aliyun.com/pod-eni":"@LABEL@"},
              "ownerReferences":[{"kind":"DaemonSet","name":"terway-eniip","controller":true}]},
              "spec":{"nodeName":"n1","containers":[{"name":"terway","image":"@IMAGE@"}]},
              "status":{"phase":"Running","startTime":"2026-09-01T00:00:00Z","podIP":"@LABEL@"}},
             {"apiVersion":"v1","kind":"Event","metadata":{"name":"e","namespace":"kube-system"},"type":"Warning",
              "reason":"FailedCreatePodSandBox","message":"@EVENT@","lastTimestamp":"2026-11-21T07:59:00Z",
              "involvedObject":{"kind":"Pod","namespace":"kube-system","name":"terway-eniip-a"}},
             {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"eni-config","namespace":"kube-system"},
              "data":{"eni_conf":"@JSON@","10-terway.conf":"@JSON@","disable_network_policy":"@LABEL@"}},
             {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-flannel-cfg","namespace":"kube-system"},
              "data":{"net-conf.json":"@JSON@","cni-conf.json":"@JSON@"}},
             {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-proxy-worker","namespace":"kube-system"},
              "data":{"config.conf":"@YAML@"}},
             {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"coredns","namespace":"kube-system"},
              "data":{"Corefile":"@COREFILE@"}}]}
            """;

    /** What stands in a field, and what means something there. */
    enum Place {
        JSON(
                List.of(
                        "{\"version\":\"1\",\"max_pool_size\":5,\"vswitches\":{\"cn-a\":[\"vsw-1\"]},\"ip_stack\":\"dual\","
                                + "\"eniip_virtual_type\":\"datapathv2\",\"credential_path\":\"/x\"}",
                        "{\"cniVersion\":\"0.4.0\",\"name\":\"terway\",\"plugins\":[{\"type\":\"terway\",\"eniip_virtual_type\":\"IPVlan\"}]}",
                        "{\"Network\":\"172.20.0.0/16\",\"Backend\":{\"Type\":\"alloc\"}, // why\n\"EnableIPv6\":true}"),
                List.of("\"vswitches\":", "\"Backend\":", "//", "/*", "[[", "{\"a\":", "1e400", "0.1")),
        YAML(
                List.of(
                        "kind: KubeProxyConfiguration\nmode: ipvs\nclusterCIDR: 172.20.0.0/16\nipvs:\n  scheduler: rr\n"),
                List.of("mode: ", "&a", "*a", "- ", "// ", "---\n", "!!", "<<: *a", "[")),
        COREFILE(
                List.of(
                        ".:53 {\n  errors\n  kubernetes corp.example in-addr.arpa {\n    pods insecure\n  }\n  forward . /etc/resolv.conf\n}\n"
                                + "consul.local:53 {\n  forward . 10.0.0.9 {\n    force_tcp\n  }\n}\n"),
                List.of("{\n", "}\n", "forward . ", "kubernetes ", "import ", "#", "(snippet) {\n", "dns://")),
        IMAGE(
                List.of("registry.example:5000/acs/terway:v1.9.1-abc-aliyun", "terway@sha256:" + "0a".repeat(32)),
                List.of(":", "@", "/", "v", "sha256:", "-", ".")),
        VERSION(List.of("v1.30.7-aliyun.1", "5.10.134-16.al8.x86_64", "1.30+"), List.of("v", ".", "-", "+", "00")),
        LABEL(
                List.of("np1", "cn-hangzhou.i-abc", "--cluster-cidr=10.0.0.0/8", "10.1.2.3", "true"),
                List.of("=", ".", "/")),
        LOG(
                List.of(
                        "E1121 07:59:00.123456       1 controller.go:10] InvalidVSwitchId.IpNotEnough vsw-abc0 is full\n",
                        "2026-11-21T07:59:00.5Z exclusive eni mode changed\n",
                        "W1121 07:59:00.1 1 server.go:2] \"Using ipvs Proxier\" required kernel modules are not loaded: [ip_vs nf]\n"),
                List.of(
                        "E0230 25:61:61.1 ",
                        "9999-99-99T99:99:99Z",
                        "vsw-",
                        "route quota ",
                        "\"Using ",
                        "[[",
                        "https://localhost:6443/")),
        EVENT(
                List.of(
                        "no IP addresses available in range set: 10.0.0.1-10.0.0.254",
                        "can't found dev by mac 00:16:3e:00:00:01; cni plugin not initialized"),
                List.of("range set:", "by mac ", "00:", "route ", "conntrack "));

        private final List<String> examples;
        private final List<String> pieces;

        Place(List<String> examples, List<String> pieces) {
            this.examples = examples;
            this.pieces = pieces;
        }
    }

    private final ClusterReport report = new ClusterReport(DOCTOR, TEXTS);
    private final BlockRenderer renderer = new BlockRenderer(TEXTS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whateverStandsThereIsReadAndDrawn(Place place) throws Exception {
        Path file = folder.resolve("cluster.json");
        var fuzz = new Fuzz("cluster-" + place.name().toLowerCase(Locale.ROOT), place.examples, place.pieces);
        fuzz.check(10, text -> {
            Files.write(file, cluster(place, text).getBytes(StandardCharsets.UTF_8));
            Diagnosis diagnosis = DOCTOR.diagnose(SnapshotReader.read(file));
            assertThat(diagnosis.mode().statements()).hasSameSizeAs(ModeKey.values());
            Language language = Language.values()[Math.floorMod(text.hashCode(), Language.values().length)];
            draw(report.mode(diagnosis, language));
            draw(report.diagnosis(diagnosis, language));
        });
    }

    private void draw(Reply reply) throws Exception {
        for (Drawn page : renderer.pages(reply, "s", 4)) {
            JsonNode blocks = JSON.readTree(page.blocks().isEmpty() ? "[]" : page.blocks());
            BlockRules.check(page.text(), blocks);
        }
    }

    private static String cluster(Place fuzzed, String text) throws Exception {
        String cluster = CLUSTER;
        for (Place place : Place.values()) {
            String value = JSON.writeValueAsString(place == fuzzed ? text : place.examples.getFirst());
            cluster = cluster.replace("\"@" + place + "@\"", value);
        }
        return cluster;
    }
}
