package dev.netdoc.rules.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.mode.ModeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that people cut down, edited and broke: they are diagnosed, or refused in one sentence, and nothing else. */
class DamagedSnapshotTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final DroolsDoctor DOCTOR = DroolsDoctor.load();

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static List<Path> cases() throws IOException {
        Path from = Path.of(System.getProperty("netdoc.root", ".."), "rules", "mode", "cases");
        try (Stream<Path> files = Files.list(from)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void objectsWithDamagedFieldsAreRead(long seed) throws IOException {
        var random = new Random(seed);
        List<Path> cases = cases();
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            for (JsonNode document : documents(cases.get(random.nextInt(cases.size())))) {
                text.append(YAML.writeValueAsString(damaged(document, random)));
            }
        }
        Path file = folder.resolve("damaged.yaml");
        Files.writeString(file, text);
        read(file, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void textThatIsCutOffOrScrambledIsReadOrRefused(long seed) throws IOException {
        var random = new Random(seed);
        List<Path> cases = cases();
        for (int i = 0; i < 10; i++) {
            var text = new StringBuilder(Files.readString(cases.get(random.nextInt(cases.size()))));
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setLength(Math.max(1, at));
                    case 1 -> text.setCharAt(at, "{}[]:,'\"\n\t #&*!|>%@x0".charAt(random.nextInt(21)));
                    default -> text.insert(at, "\n- : {");
                }
            }
            Path file = folder.resolve("scrambled.yaml");
            Files.writeString(file, text);
            read(file, seed);
        }
    }

    private static void read(Path file, long seed) {
        try {
            assertThat(DOCTOR.diagnose(SnapshotReader.read(file)).mode().statements())
                    .hasSameSizeAs(ModeKey.values());
        } catch (SnapshotUnreadable told) {
            assertThat(told.getMessage())
                    .startsWith(file.getFileName().toString())
                    .doesNotContain("\n");
        } catch (RuntimeException e) {
            fail("seed " + seed + ": " + e, e);
        }
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        var all = new ArrayList<JsonNode>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents.forEachRemaining(all::add);
        }
        return all;
    }

    private static JsonNode damaged(JsonNode node, Random random) {
        if (random.nextInt(25) == 0) {
            return instead(random);
        }
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(e -> {
                if (random.nextInt(25) != 0) {
                    copy.set(e.getKey(), damaged(e.getValue(), random));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(item -> copy.add(damaged(item, random)));
            return copy;
        }
        return node.isTextual() && random.nextInt(10) == 0
                ? NODES.textNode(
                        node.asText().substring(0, random.nextInt(node.asText().length() + 1)))
                : node;
    }

    private static JsonNode instead(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.textNode("x");
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.objectNode();
            case 5 -> NODES.arrayNode().add(NODES.nullNode()).add(1);
            case 6 -> NODES.numberNode(1e300);
            default -> NODES.objectNode().set("items", NODES.arrayNode().add("y"));
        };
    }
}
