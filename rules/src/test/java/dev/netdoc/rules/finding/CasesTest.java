package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case of every finding through the mapper and the rules of production. */
class CasesTest {
    private static Doctor doctor;

    @BeforeAll
    static void load() {
        doctor = DroolsDoctor.load();
    }

    static List<CaseFile> cases() {
        return CaseFile.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void concludesWhatTheCaseExpects(CaseFile given) {
        Diagnosis diagnosis = doctor.diagnose(Snapshots.read(given.file()));
        List<Finding> findings = diagnosis.findings().stream()
                .filter(f -> f.id().equals(given.finding()))
                .toList();

        if (given.name().startsWith("silent-")) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).hasSize(1);
        check(findings.getFirst(), given.expect());
    }

    private static void check(Finding finding, JsonNode expect) {
        assertThat(finding.severity().key()).isEqualTo(expect.path("severity").asText());
        assertThat(finding.variant()).isEqualTo(expect.path("variant").asText(""));
        if (expect.has("objects")) {
            assertThat(finding.objects()).map(Object::toString).isEqualTo(texts(expect.path("objects")));
        }
        expect.path("values")
                .properties()
                .forEach(value -> assertThat(finding.values())
                        .containsEntry(value.getKey(), String.join("\n", texts(value.getValue()))));
        assertThat(finding.evidence()).isNotEmpty().allSatisfy(e -> {
            assertThat(e.fact()).isNotBlank();
            assertThat(e.value()).isNotBlank();
            assertThat(e.source()).isNotBlank();
        });
        assertThat(finding.evidence()).map(Evidence::value).containsAll(texts(expect.path("evidence")));
        if (expect.has("fix")) {
            assertThat(finding.fix().map(FixPlan::id).orElse("none"))
                    .isEqualTo(expect.path("fix").asText());
        }
    }

    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(node.asText());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyTextIsFilledInEveryLanguage(CaseFile given) {
        for (Finding finding : doctor.diagnose(Snapshots.read(given.file())).findings()) {
            for (String language : List.of("en", "id", "ja", "zh")) {
                Locale locale = Locale.forLanguageTag(language);
                FindingText text = doctor.text(finding, locale);
                var all = Stream.concat(Stream.of(text.summary(), text.meaning()), text.steps().stream());
                assertThat(all)
                        .as(language)
                        .allSatisfy(t -> assertThat(t)
                                .isNotBlank()
                                .doesNotContainPattern("\\{[a-z][A-Za-z]*}")
                                .doesNotContain("``\n", ": \n"));
                assertThat(text.summary()).doesNotContain("\n", "`");
                finding.fix().ifPresent(plan -> {
                    var fix = doctor.text(plan, locale);
                    assertThat(fix.title()).isNotBlank().doesNotContain("{", "`");
                    assertThat(List.of(fix.blastRadius(), fix.verification(), fix.undo()))
                            .allSatisfy(t -> assertThat(t).isNotBlank().doesNotContain("{"));
                    assertThat(fix.warnings()).isNotEmpty();
                });
            }
        }
    }

    static List<Path> folders() {
        return CaseFile.folders();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void hasAFiringCaseASilentCaseAndOneForEachNearMiss(Path folder) {
        List<String> names = CaseFile.of(folder).stream().map(CaseFile::name).toList();
        JsonNode declared = CaseFile.yaml(folder.resolve("finding.yaml"));

        assertThat(names).allMatch(n -> n.matches("(fires|silent|info)-[a-z0-9-]+"));
        assertThat(names).anyMatch(n -> n.startsWith("fires-")).anyMatch(n -> n.startsWith("silent-"));
        assertThat(names).containsAll(texts(declared.path("nearMisses")));
        assertThat(texts(declared.path("nearMisses"))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyDeclaredSeverityHasACaseAndNoOtherIsConcluded(Path folder) {
        JsonNode declared = CaseFile.yaml(folder.resolve("finding.yaml"));
        List<JsonNode> expected = CaseFile.of(folder).stream()
                .map(CaseFile::expect)
                .filter(e -> !e.isMissingNode())
                .toList();

        assertThat(expected.stream().map(e -> e.path("severity").asText()))
                .containsAll(texts(declared.path("severity")));
        assertThat(texts(declared.path("severity")))
                .containsAll(
                        expected.stream().map(e -> e.path("severity").asText()).toList());
    }
}
