package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every topic has the same shape, its languages in step. A new folder under topics/ is a new test. */
class TopicsShapeTest {
    private static final Path TOPICS = Path.of("topics");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w+\\n.*?^```$");
    private static final Pattern LIST_ITEM = Pattern.compile("(?m)^(\\s*(?:-|\\d+\\.)) ");
    private static final int SHORT_ANSWER = 350;

    private static final List<String> KEYS = List.of(
            "id",
            "product",
            "component",
            "versions",
            "findings",
            "mode_keys",
            "errors",
            "related",
            "sources",
            "updated");

    /** The same sections in the same order in each language. */
    private static final Map<Language, List<String>> SECTIONS = Map.of(
            Language.EN, List.of("Symptom", "Cause", "Check", "Steps", "Versions", "Cautions"),
            Language.ID, List.of("Gejala", "Penyebab", "Pemeriksaan", "Langkah", "Versi", "Perhatian"),
            Language.JA, List.of("症状", "原因", "確認方法", "手順", "バージョンごとの違い", "注意点"),
            Language.ZH, List.of("现象", "原因", "检查方法", "操作步骤", "版本差异", "注意事项"));

    @TestFactory
    List<DynamicTest> everyTopic() {
        return folders().stream()
                .map(dir -> dynamicTest(dir.getFileName().toString(), dir.toUri(), () -> check(dir)))
                .toList();
    }

    @Test
    void noPhrasingBelongsToTwoTopics() {
        for (Language language : Language.values()) {
            Map<String, Path> seen = new HashMap<>();
            for (Path dir : folders()) {
                for (JsonNode phrasing : Text.of(dir, language).head().path("phrasings")) {
                    Path other = seen.put(phrasing.textValue().strip(), dir);
                    assertThat(other).as("%s: %s", dir, phrasing).isNull();
                }
            }
        }
    }

    private static void check(Path dir) throws IOException {
        JsonNode topic = YAML.readTree(dir.resolve("topic.yaml").toFile());
        assertThat(topic.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
        assertThat(topic.path("id").textValue()).isEqualTo(dir.getFileName().toString());
        assertThat(topic.path("sources")).isNotEmpty();

        Text english = Text.of(dir, Language.EN);
        for (Language language : Language.values()) {
            Text text = Text.of(dir, language);
            assertThat(text.head().path("title").textValue())
                    .as("title in %s", language)
                    .isNotBlank();
            assertThat(text.head().path("phrasings").size())
                    .as("phrasings in %s", language)
                    .isGreaterThanOrEqualTo(18);
            assertThat(text.shortAnswer()).as("short answer in %s", language).hasSizeBetween(20, SHORT_ANSWER);
            assertThat(text.sectionNumbers(language))
                    .as("sections in %s", language)
                    .isEqualTo(english.sectionNumbers(Language.EN));
            assertThat(text.fences()).as("code in %s", language).isEqualTo(english.fences());
            assertThat(text.listItems()).as("list items in %s", language).isEqualTo(english.listItems());
        }
    }

    private static List<Path> folders() {
        try (Stream<Path> dirs = Files.list(TOPICS)) {
            return dirs.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Text(JsonNode head, String body) {
        static Text of(Path dir, Language language) {
            try {
                String all = Files.readString(dir.resolve(language.code() + ".md"));
                String[] parts = all.split("(?m)^---\\R", 3);
                return new Text(YAML.readTree(parts[1]), parts[2].strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String shortAnswer() {
            return body.split("\\R\\R", 2)[0];
        }

        List<String> fences() {
            return FENCE.matcher(body).results().map(MatchResult::group).toList();
        }

        List<Integer> sectionNumbers(Language language) {
            List<String> known = SECTIONS.getOrDefault(language, List.of());
            List<Integer> numbers = body.lines()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> known.indexOf(line.substring(3).strip()))
                    .toList();
            assertThat(numbers)
                    .as("sections of %s", language)
                    .doesNotContain(-1)
                    .isSorted();
            Set<Integer> required = new HashSet<>(List.of(4, 5));
            assertThat(numbers).containsAll(required);
            return numbers;
        }

        List<String> listItems() {
            return LIST_ITEM
                    .matcher(FENCE.matcher(body).replaceAll(""))
                    .results()
                    .map(item -> item.group(1).replaceAll("\\d+", "1"))
                    .toList();
        }
    }
}
