package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netdoc.rules.finding.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path SHARED = Path.of(System.getProperty("netdoc.shared", "missing"));

    static List<FindingKind> kinds() {
        return Catalogue.load().all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void idsAndTopicsAreWords(FindingKind kind) {
        assertThat(kind.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(kind.product()).isIn("flannel", "terway", "gke", "kubernetes");
        assertThat(kind.severities()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(kind.topics())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(t -> t.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    @Test
    void aRuleFileConcludesItsOwnIdAndNoOther() {
        for (FindingKind kind : kinds()) {
            assertThat(ModuleFiles.read(kind.ruleFile()).lines().filter(l -> l.matches(".*\\bConcluded\\.\\w+\\(.*")))
                    .allMatch(l -> l.contains("( \"" + kind.id() + "\" )"));
            assertThat(ModuleFiles.read(kind.ruleFile()).lines().filter(l -> l.startsWith("rule ")))
                    .allMatch(l -> l.startsWith("rule \"" + kind.id() + ": "));
        }
    }

    @Test
    void rulesStayDeclarative() {
        for (FindingKind kind : kinds()) {
            assertThat(ModuleFiles.read(kind.ruleFile()))
                    .doesNotContain("salience", "no-loop", "global ", "dialect", "Instant.now", "System.");
        }
    }

    @Test
    void topicsAreThoseThatPeopleAskAbout() throws IOException {
        Path list = SHARED.resolve("topics.tsv");
        assumeTrue(Files.exists(list), "the list of topics is not beside the project");
        List<String> topics =
                Files.readAllLines(list).stream().map(l -> l.split("\t", -1)[0]).toList();
        assertThat(kinds()).allSatisfy(kind -> assertThat(topics).containsAll(kind.topics()));
    }
}
