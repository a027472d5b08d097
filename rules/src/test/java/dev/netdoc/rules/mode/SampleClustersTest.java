package dev.netdoc.rules.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The mode answers that the shared samples expect. */
class SampleClustersTest {
    private static final Path FOLDER = Path.of(System.getProperty("netdoc.shared", "../shared"), "clusters");

    private final ModeSession rules = new ModeSession();

    @TestFactory
    Stream<DynamicTest> everySampleAnswersAsExpected() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no sample clusters beside the project");
        List<Path> files;
        try (Stream<Path> list = Files.list(FOLDER)) {
            files = list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }

    private void check(Path file) throws IOException {
        ModeReport report = rules.report(SnapshotReader.read(file));
        JsonNode expected = expected(file);
        assertThat(expected.path("plugin").isMissingNode()).isFalse();
        for (Map.Entry<String, JsonNode> e : expected.properties()) {
            switch (e.getKey()) {
                case "plugin", "eniMode" -> is(report, e.getKey().equals("plugin") ? "plugin" : "eni_mode", e.getValue().asText());
                case "acceleration" -> acceleration(report, e.getValue());
                case "byPool" -> pools(report, ModeKey.ENI_MODE, e.getValue());
                case "kubeProxy" -> kubeProxy(report, e.getValue().asText());
                case "ackKind" -> is(report, "distribution", "ack-" + e.getValue().asText());
                case "clusterDomain" -> is(report, "cluster_domain", e.getValue().asText());
                case "policyEnforcedBy" ->
                    is(report, "network_policy", e.getValue().asText().equals("nobody") ? "unsupported" : "enforced");
                case "ipFamilies" ->
                    assertThat(report.statement(ModeKey.IP_FAMILIES).values()).containsExactly("IPv4", "IPv6");
                default -> {
                    // findings, and what is written for people
                }
            }
        }
    }

    private static void is(ModeReport report, String key, String value) {
        ModeKey of = ModeKey.valueOf(key.toUpperCase(java.util.Locale.ROOT));
        assertThat(report.value(of)).as(key + " of " + report.statement(of)).contains(value);
    }

    private static void acceleration(ModeReport report, JsonNode expected) {
        if (expected.isTextual()) {
            is(report, "acceleration", expected.asText());
        } else {
            pools(report, ModeKey.ACCELERATION, expected);
        }
    }

    private static void pools(ModeReport report, ModeKey key, JsonNode expected) {
        expected.properties()
                .forEach(e -> assertThat(report.statement(key).pools())
                        .containsEntry(e.getKey(), e.getValue().asText()));
    }

    /** What kube-proxy runs is the routing only where no eBPF comes before it. */
    private static void kubeProxy(ModeReport report, String expected) {
        boolean ebpf = expected.equals("none")
                || List.of("datapathv2", "ipvlan")
                        .contains(report.value(ModeKey.ACCELERATION).orElse(""));
        is(report, "service_routing", ebpf ? "ebpf" : expected.contains(" ") ? "unknown" : expected);
    }

    private static JsonNode expected(Path file) throws IOException {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.has("expected")) {
                    return document.get("expected");
                }
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
