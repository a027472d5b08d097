package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fix.FixPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A snapshot beside a finding, and in its heading what is expected of it. */
public record CaseFile(Path file, String finding, JsonNode expect) {
    private static final ObjectMapper YAML = new JsonMapper(new YAMLFactory());

    /** Every case of every finding. */
    public static List<CaseFile> all() {
        return folders().stream().flatMap(folder -> of(folder).stream()).toList();
    }

    /** @return the folders of all findings */
    public static List<Path> folders() {
        try (Stream<Path> files = Files.walk(Path.of("findings"), 3)) {
            return files.filter(f -> f.endsWith("finding.yaml"))
                    .map(f -> f.resolveSibling("").normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<CaseFile> of(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("cases"))) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(f -> new CaseFile(f, folder.toFile().getName(), yaml(f).path("expect")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the first document of a file */
    public static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** @return the file's name without its extension, e.g. {@code silent-old-kubelets} */
    public String name() {
        String full = file.toFile().getName();
        return full.substring(0, full.length() - ".yaml".length());
    }

    /** @throws AssertionError unless the diagnosis says of this finding what the heading expects */
    public void check(Diagnosis diagnosis) {
        List<Finding> findings = diagnosis.findings().stream()
                .filter(f -> f.id().equals(finding))
                .toList();
        if (name().startsWith("silent-")) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).hasSize(1 + expect.path("others").asInt());
        check(findings.stream()
                .filter(f -> findings.size() == 1
                        || f.objects().stream().map(Object::toString).toList().equals(texts(expect.path("objects"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + findings + " is about these objects")));
    }

    private void check(Finding concluded) {
        assertThat(concluded.severity().key()).isEqualTo(expect.path("severity").asText());
        assertThat(concluded.variant()).isEqualTo(expect.path("variant").asText(""));
        if (expect.has("objects")) {
            assertThat(concluded.objects()).map(Object::toString).isEqualTo(texts(expect.path("objects")));
        }
        expect.path("values")
                .properties()
                .forEach(value -> assertThat(concluded.values())
                        .containsEntry(value.getKey(), String.join("\n", texts(value.getValue()))));
        assertThat(concluded.evidence()).isNotEmpty().allSatisfy(e -> {
            assertThat(e.fact()).isNotBlank();
            assertThat(e.value()).isNotBlank();
            assertThat(e.source()).isNotBlank();
        });
        assertThat(concluded.evidence()).map(Evidence::value).containsAll(texts(expect.path("evidence")));
        texts(expect.path("without"))
                .forEach(other ->
                        assertThat(concluded.evidence()).map(Evidence::value).doesNotContain(other));
        if (expect.has("explainedBy")) {
            assertThat(concluded.explainedBy()).isEqualTo(texts(expect.path("explainedBy")));
        }
        if (expect.has("fix")) {
            assertThat(concluded.fix().map(FixPlan::id).orElse("none"))
                    .isEqualTo(expect.path("fix").asText());
        }
    }

    static List<String> texts(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(node.asText());
    }

    @Override
    public String toString() {
        return finding + " " + name();
    }
}
