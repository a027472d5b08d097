package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
        given.check(doctor.diagnose(Snapshots.read(given.file())));
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
        assertThat(names).containsAll(CaseFile.texts(declared.path("nearMisses")));
        assertThat(CaseFile.texts(declared.path("nearMisses"))).isNotEmpty();
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
                .containsAll(CaseFile.texts(declared.path("severity")));
        assertThat(CaseFile.texts(declared.path("severity")))
                .containsAll(
                        expected.stream().map(e -> e.path("severity").asText()).toList());
    }
}
