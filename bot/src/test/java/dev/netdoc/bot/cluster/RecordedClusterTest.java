package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Resources;
import dev.netdoc.rules.observe.SnapshotReader;
import dev.netdoc.rules.observe.SnapshotRecorder;
import dev.netdoc.standin.AccessRule;
import dev.netdoc.standin.Account;
import dev.netdoc.standin.Fault;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot of a live cluster gives the facts that the cluster gave, refused requests and all. */
class RecordedClusterTest {
    private static final Path ROOT = Path.of(System.getProperty("netdoc.root", ".."));
    private static final Path SHARED = Path.of(System.getProperty("netdoc.shared", "missing"), "clusters");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String FIRST = "terway/terway-pod-ip-outside-vswitch/cases";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    RecordedClusterTest() {}

    /** A firing case of findings that read very different things, and the sample clusters where they are. */
    static List<Path> clusters() throws IOException {
        var all = new ArrayList<Path>();
        for (String finding : List.of(
                FIRST,
                "terway/terway-config-not-applied/cases",
                "terway/terway-vswitch-ip-exhausted/cases",
                "terway/terway-node-config-missing/cases",
                "flannel/flannel-cni-version-missing/cases",
                "gke/gke-ip-leak/cases",
                "gke/gke-nodeport-conflict/cases",
                "kube-proxy/kube-proxy-ipvs-fallback/cases",
                "dns/cluster-domain-overlap/cases",
                "network/third-party-cni/cases",
                "cluster/apiserver-cert-expired/cases")) {
            all.add(yaml(ROOT.resolve("rules/findings").resolve(finding)).getFirst());
        }
        if (Files.isDirectory(SHARED)) {
            all.addAll(yaml(SHARED));
        }
        return all;
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** A stand-in that serves a file, at the time and with the version that its heading says. */
    private record Served(KubeStandin api, InstantSource clock) implements AutoCloseable {
        static Served from(Path file) throws IOException {
            JsonNode heading = new YAMLMapper().readTree(file.toFile());
            InstantSource clock =
                    InstantSource.fixed(Instant.parse(heading.path("now").asText("2026-11-20T08:00:00Z")));
            var api = KubeStandin.start(Setup.standard()
                    .at(clock)
                    .withServerVersion(heading.path("serverVersion").asText("v1.31.1-aliyun.1")));
            api.load(file);
            return new Served(api, clock);
        }

        Facts gathered(String token) {
            try (ApiServer server = Standins.connect(api.url(), token, LIMIT)) {
                return new LiveCluster("prod", server, () -> new FactObserver("prod", clock))
                        .gather(Cluster.Progress.SILENT);
            }
        }

        Facts recorded(Path file) throws IOException {
            try (ApiServer server = Standins.connect(api.url(), "", LIMIT);
                    Writer out = Files.newBufferedWriter(file)) {
                var recorder = new SnapshotRecorder("prod", clock, out);
                new LiveCluster("prod", server, () -> new FactObserver("prod", clock))
                        .read(recorder, Cluster.Progress.SILENT);
                recorder.end();
            }
            return SnapshotReader.read(file);
        }

        @Override
        public void close() {
            api.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void theFactsOfASnapshotAreThoseOfTheCluster(Path cluster) throws IOException {
        try (Served served = Served.from(cluster)) {
            Facts live = served.gathered("");

            assertThat(live.all()).isNotEmpty();
            assertThat(served.recorded(folder.resolve("ticket.json"))).isEqualTo(live);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nodes",
                "/api/v1/pods",
                "/api/v1/services",
                "/events",
                "/daemonsets",
                "/configmaps/",
                "/configmaps/eni-config",
                "/networkpolicies",
                "/apis/network.alibabacloud.com",
                "/log\\?",
                "/version"
            })
    void whatIsForbiddenIsForbiddenInTheSnapshotInTheSameWords(String path) throws IOException {
        for (Path cluster : List.of(clusters().getFirst(), clusters().get(4))) {
            try (Served served = Served.from(cluster)) {
                served.api().faults().plan("GET", path, Integer.MAX_VALUE, new Fault.Forbidden());

                assertThat(served.recorded(folder.resolve("ticket.json"))).isEqualTo(served.gathered(""));
            }
        }
    }

    @Test
    void whatFailsMidwayIsUnknownInTheSnapshotAndWhatHadComeIsKept() throws IOException {
        try (Served served = Served.from(clusters().getFirst())) {
            Standins.addPods(served.api(), "cart", 700);
            served.api().faults().plan("GET", "/api/v1/pods.*continue=", Integer.MAX_VALUE, new Fault.Failure(500));

            Facts recorded = served.recorded(folder.resolve("ticket.json"));

            assertThat(recorded).isEqualTo(served.gathered(""));
            assertThat(recorded.unknown())
                    .singleElement()
                    .satisfies(u -> assertThat(u.reason()).contains("answered 500"));
        }
    }

    private static AccessRule reading(String apiVersion, String resources) {
        int slash = apiVersion.indexOf('/');
        return AccessRule.allow("get,list", slash < 0 ? "" : apiVersion.substring(0, slash), resources);
    }

    private static Set<String> ids(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet());
    }

    @Test
    void takingAwayAPermissionAddsNoFindingButThatEvidenceIsMissing() throws IOException {
        var doctor = DroolsDoctor.load();
        var rules = new ArrayList<AccessRule>(List.of(reading("v1", "pods/log")));
        Resources.all()
                .forEach(r -> rules.add(reading(r.apiVersion(), r.plural())
                        .in(r.namespace().equals("kube-flannel") ? "kube-flannel" : "")));
        try (Served served = Served.from(clusters().getFirst())) {
            Set<String> allowed = ids(doctor.diagnose(served.gathered("")));
            allowed.add("evidence-incomplete");
            for (AccessRule taken : rules) {
                List<AccessRule> left =
                        rules.stream().filter(rule -> !rule.equals(taken)).toList();
                served.api().access().add(new Account("weak", "reader", left));

                assertThat(ids(doctor.diagnose(served.gathered("weak"))))
                        .as("without " + taken)
                        .isSubsetOf(allowed);
            }
        }
    }
}
