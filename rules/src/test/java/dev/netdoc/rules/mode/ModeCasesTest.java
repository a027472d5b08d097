package dev.netdoc.rules.mode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.rules.mode.ModeReport.Statement;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file under {@code mode/cases}: a small cluster, and what the report must say of it under {@code expect},
 * {@code confidence}, {@code evidence} and {@code pools} of its first document.
 */
class ModeCasesTest {
    private final ModeSession rules = new ModeSession();

    @TestFactory
    Stream<DynamicTest> everyCaseAnswersAsExpected() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(ModeSession.folder().resolve("cases"))) {
            files = list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), f.toUri(), () -> check(f)));
    }

    private void check(Path file) throws IOException {
        ModeReport report = rules.report(SnapshotReader.read(file));
        JsonNode head = head(file);
        assertThat(head.path("expect").size()).isPositive();
        var softly = new SoftAssertions();
        head.path("expect").properties().forEach(e -> {
            Statement statement = report.statement(key(e.getKey()));
            softly.assertThat(statement.values())
                    .as("%s of %s: %s", e.getKey(), file.getFileName(), statement)
                    .containsExactlyElementsOf(values(e.getValue()));
        });
        head.path("confidence")
                .properties()
                .forEach(e -> softly.assertThat(
                                report.statement(key(e.getKey())).confidence().name())
                        .as("confidence of %s: %s", e.getKey(), report.statement(key(e.getKey())))
                        .isEqualToIgnoringCase(e.getValue().asText()));
        head.path("evidence")
                .properties()
                .forEach(e -> softly.assertThat(
                                report.statement(key(e.getKey())).evidence())
                        .as("evidence of %s", e.getKey())
                        .anyMatch(seen -> seen.value().equals(e.getValue().asText())));
        head.path("pools")
                .properties()
                .forEach(e -> e.getValue()
                        .properties()
                        .forEach(p -> softly.assertThat(
                                        report.statement(key(e.getKey())).pools())
                                .as("pools of %s: %s", e.getKey(), report.statement(key(e.getKey())))
                                .containsEntry(p.getKey(), p.getValue().asText())));
        report.statements().forEach((key, statement) -> {
            boolean open = statement.values().isEmpty() || statement.values().contains("unknown");
            softly.assertThat(statement.evidence().isEmpty()
                            && statement.nextStep().isEmpty())
                    .as("%s says neither why nor what would settle it: %s", key, statement)
                    .isFalse();
            softly.assertThat(open && statement.nextStep().isEmpty() && key != ModeKey.PLUGIN_VERSION)
                    .as("%s leaves open what would settle it: %s", key, statement)
                    .isFalse();
        });
        softly.assertAll();
    }

    private static ModeKey key(String name) {
        return ModeKey.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<String> values(JsonNode expected) {
        if (expected.isNull()) {
            return List.of();
        }
        if (!expected.isArray()) {
            return List.of(expected.asText());
        }
        var all = new ArrayList<String>();
        expected.forEach(v -> all.add(v.asText()));
        return all;
    }

    private static JsonNode head(Path file) throws IOException {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.hasNext() ? documents.next() : MissingNode.getInstance();
        }
    }
}
