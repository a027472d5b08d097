package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.engine.Catalogue;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample clusters: of the findings that there are rules for, exactly those that each sample expects. */
class SamplesTest {
    private static final Path CLUSTERS = Path.of(System.getProperty("netdoc.shared", "missing"), "clusters");
    private static DroolsDoctor doctor;

    @BeforeAll
    static void load() {
        assumeTrue(Files.isDirectory(CLUSTERS), "the sample clusters are not beside the project");
        doctor = DroolsDoctor.load();
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(CLUSTERS)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void everySampleHasExactlyTheFindingsItExpects() throws IOException {
        var expected = new TreeMap<String, List<String>>();
        var concluded = new TreeMap<String, List<String>>();
        Catalogue catalogue = doctor.catalogue();
        for (Path sample : samples()) {
            String name = sample.toFile().getName();
            JsonNode expect = CaseFile.yaml(sample).path("expected");
            expected.put(
                    name,
                    StreamSupport.stream(expect.path("findings").spliterator(), false)
                            .map(JsonNode::asText)
                            .filter(id -> catalogue.kind(id).isPresent())
                            .sorted()
                            .toList());
            List<Finding> findings = doctor.diagnose(Snapshots.read(sample)).findings();
            concluded.put(
                    name,
                    findings.stream()
                            .map(Finding::id)
                            .filter(id -> !id.equals("evidence-incomplete")) // the samples say nothing of it
                            .sorted()
                            .toList());
            for (Finding finding : findings) {
                JsonNode severity = expect.path("severity").path(finding.id());
                if (!severity.isMissingNode()) {
                    assertThat(finding.severity().key())
                            .as(name + " " + finding.id())
                            .isEqualTo(severity.asText());
                }
            }
        }
        assertThat(concluded).isEqualTo(expected);
    }

    @Test
    void aFingerprintIsTheSameAtEveryRunAndWhateverTheFactsOrder() throws IOException {
        for (Path sample : samples()) {
            var facts = Snapshots.read(sample);
            var turned = new ArrayList<>(facts.all());
            Collections.reverse(turned);
            var again = new Facts(facts.cluster(), facts.serverVersion(), facts.gatheredAt(), turned, facts.unknown());
            assertThat(doctor.diagnose(again).findings())
                    .as(sample.toString())
                    .isEqualTo(doctor.diagnose(facts).findings());
        }
    }
}
