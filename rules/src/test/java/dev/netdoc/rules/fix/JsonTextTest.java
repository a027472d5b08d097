package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static String inserted(String text) {
        return JsonText.parse(text).orElseThrow().insertAfter("name", "cniVersion", "0.3.1");
    }

    @Test
    void oneLineStaysOneLine() {
        assertThat(inserted("{\"name\":\"cb0\",\"type\":\"flannel\",\"delegate\":{\"isDefaultGateway\":true}}"))
                .isEqualTo(
                        "{\"name\":\"cb0\",\"cniVersion\":\"0.3.1\",\"type\":\"flannel\",\"delegate\":{\"isDefaultGateway\":true}}");
    }

    @Test
    void spacesAroundSeparatorsAreFollowed() {
        assertThat(inserted("{ \"name\" : \"cb0\", \"type\" : \"flannel\" }"))
                .isEqualTo("{ \"name\" : \"cb0\", \"cniVersion\" : \"0.3.1\", \"type\" : \"flannel\" }");
        assertThat(inserted("{\"name\": \"cb0\", \"type\": \"flannel\"}"))
                .isEqualTo("{\"name\": \"cb0\", \"cniVersion\": \"0.3.1\", \"type\": \"flannel\"}");
    }

    @Test
    void aFileOfLinesGetsOneLineMore() {
        assertThat(inserted("{\n  \"name\": \"cb0\",\n  \"type\": \"flannel\"\n}\n"))
                .isEqualTo("{\n  \"name\": \"cb0\",\n  \"cniVersion\": \"0.3.1\",\n  \"type\": \"flannel\"\n}\n");
    }

    @Test
    void windowsLineEndsTabsAndByteOrderMarkStay() {
        assertThat(inserted("\uFEFF{\r\n\t\"name\": \"cb0\",\r\n\t\"type\": \"flannel\"\r\n}\r\n"))
                .isEqualTo(
                        "\uFEFF{\r\n\t\"name\": \"cb0\",\r\n\t\"cniVersion\": \"0.3.1\",\r\n\t\"type\": \"flannel\"\r\n}\r\n");
    }

    @Test
    void theNameMayStandLastOrAlone() {
        assertThat(inserted("{\n  \"type\": \"flannel\",\n  \"name\": \"cb0\"\n}"))
                .isEqualTo("{\n  \"type\": \"flannel\",\n  \"name\": \"cb0\",\n  \"cniVersion\": \"0.3.1\"\n}");
        assertThat(inserted("{\"name\":\"cb0\"}")).isEqualTo("{\"name\":\"cb0\",\"cniVersion\":\"0.3.1\"}");
    }

    @Test
    void aNameDeeperDownIsNotTheRootName() {
        String text = "{\"plugins\":[{\"name\":\"x\"}]}";
        assertThat(JsonText.parse(text).orElseThrow().has("name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"name\":\"cb0\"",
                "{\"name\":\"cb0\",}",
                "{\"name\":\"cb0\"} x",
                "{\"name\":\"cb0\"}{}",
                "{\"name\":\"cb0\", # the bridge\n\"type\":\"flannel\"}",
                "{\"name\":\"cb0\", // the bridge\n\"type\":\"flannel\"}",
                "{\"name\":\"cb0\",\"name\":\"cb1\"}",
                "{\"name\":\"cb0\",\"delegate\":{\"a\":1,\"a\":2}}",
                "{'name':'cb0'}"
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThat(JsonText.parse(text)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheLayoutExactlyOneLeafIsNew(long seed) throws IOException {
        var random = new Random(seed);
        String before = layout(random);

        String after = inserted(before);

        ObjectNode expected = (ObjectNode) JSON.readTree(stripped(before));
        JsonNode seen = JSON.readTree(stripped(after));
        expected.put("cniVersion", "0.3.1");
        assertThat(seen).as(before).isEqualTo(expected);
        List<String> keys = new ArrayList<>();
        seen.fieldNames().forEachRemaining(keys::add);
        assertThat(keys.indexOf("cniVersion")).as(before).isEqualTo(keys.indexOf("name") + 1);
        assertThat(longestCommonEnds(before, after)).as(before).isEqualTo(before.length());
    }

    private static String stripped(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** How much of the text before is kept, in order, around what was put in. */
    private static int longestCommonEnds(String before, String after) {
        int head = 0;
        while (head < before.length() && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < before.length() - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return head + tail;
    }

    private static String layout(Random random) {
        var members = new ArrayList<String>();
        int others = random.nextInt(5);
        for (int i = 0; i < others; i++) {
            members.add("\"k" + i + "\"" + blank(random) + ":" + blank(random) + value(random, 2));
        }
        members.add(random.nextInt(members.size() + 1), "\"name\"" + blank(random) + ":" + blank(random) + "\"cb0\"");
        var text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "")
                .append(blank(random))
                .append('{');
        for (int i = 0; i < members.size(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(blank(random))
                    .append(members.get(i))
                    .append(blank(random));
        }
        return text.append('}').append(blank(random)).toString();
    }

    private static String blank(Random random) {
        return List.of("", "", "", " ", "  ", "\n", "\n  ", "\r\n    ", "\t", "\n\n ")
                .get(random.nextInt(10));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> "true";
            case 1 -> "null";
            case 2 -> "-12.5e3";
            case 3 -> "\"a \\\"name\\\" {,} \\u00e9 é 漢\"";
            case 4 -> "7";
            case 5 -> "\"\"";
            case 6 -> "[" + blank(random) + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> "{\"name\":" + value(random, depth - 1) + blank(random) + "}";
        };
    }
}
