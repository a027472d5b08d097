package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static Optional<String> with(String text, String path, String json) throws IOException {
        return JsonText.parse(text).orElseThrow().with(path, JSON.readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"b\":1}} => /a/b => true => {\"a\":{\"b\":true}}",
                "{\"p\":[{\"t\":\"x\"},{\"d\":{\"i\":true}}]} => /p/1/d/h => true => {\"p\":[{\"t\":\"x\"},{\"d\":{\"i\":true,\"h\":true}}]}",
                "{ \"p\": [ 1, 2 ] } => /p/1 => \"x\" => { \"p\": [ 1, \"x\" ] }",
                "{\"a\":{}} => /a/b => 7 => {\"a\":{\"b\":7}}",
                "{\"a\": { }} => /a/b => 7 => {\"a\": { \"b\": 7 }}",
                "{} => /a => 7 => {\"a\": 7}",
                "{\"a\":[{}]} => /a/0/b => 7 => {\"a\":[{\"b\":7}]}",
                "{\"d\": {\"i\": true}} => /d/h => true => {\"d\": {\"i\": true, \"h\": true}}",
                "{\"t\":1} => /d => {\"i\":true,\"h\":true} => {\"t\":1,\"d\":{\"i\":true,\"h\":true}}",
                "{ \"t\": 1, \"u\": 2 } => /d => {\"i\":1,\"h\":2} => { \"t\": 1, \"u\": 2, \"d\": { \"i\": 1, \"h\": 2 } }",
                "{\"a~/\\\"b\":{\"c\" : 1}} => /a~0~1\"b/d => 2 => {\"a~/\\\"b\":{\"c\" : 1, \"d\" : 2}}",
                "{\"a\":1} => /a => 1 => {\"a\":1}",
                "{\"a\":1} => /a => 1.0 => {\"a\":1.0}"
            })
    void oneLeafIsWrittenAsItsNeighboursAre(String text, String path, String value, String expected)
            throws IOException {
        assertThat(with(text, path, value)).contains(expected);
        assertThat(with(expected, path, value.startsWith("{") ? "1" : value))
                .isEqualTo(value.startsWith("{") ? Optional.empty() : Optional.of(expected));
    }

    @Test
    void aMissingDelegateIsWrittenByLinesWhereItsNeighboursAre() throws IOException {
        String text =
                "{\r\n\t\"plugins\": [\r\n\t\t{\r\n\t\t\t\"type\": \"flannel\"\r\n\t\t}\r\n\t],\r\n\t\"empty\": {}\r\n}\r\n";
        assertThat(with(text, "/plugins/0/delegate", "{\"isDefaultGateway\":true,\"hairpinMode\":true}"))
                .contains(
                        text.replace(
                                "\"flannel\"",
                                "\"flannel\",\r\n\t\t\t\"delegate\": {\r\n\t\t\t\t\"isDefaultGateway\": true,\r\n\t\t\t\t\"hairpinMode\": true\r\n\t\t\t}"));
        assertThat(with(text, "/empty/a", "1")).contains(text.replace("{}", "{\r\n\t\t\"a\": 1\r\n\t}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{\"a\":{\"b\":1}} => /a => 1",
                "{\"a\":1} => /a/b => 1",
                "{\"a\":1} => /b/c => 1",
                "{\"a\":[1]} => /a/1 => 1",
                "{\"a\":[1]} => /a/- => 1",
                "{\"a\":1} => /a => {\"b\":1}",
                "{\"a\":1} => /c => {}",
                "{\"a\":1} => /c => {\"b\":{\"c\":1}}",
                "{\"a\":1} => /c => [1]"
            })
    void anythingButOneLeafIsRefused(String text, String path, String value) throws IOException {
        assertThat(with(text, path, value)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheLayoutOneLeafChangesAtAnyDepth(long seed) throws IOException {
        var random = new Random(seed);
        String before = layout(random);
        ObjectNode expected = (ObjectNode) JSON.readTree(stripped(before));
        List<String> objects = new ArrayList<>();
        places("", expected, objects);
        for (String path : objects) {
            String after = with(before, path + "/added", "131072").orElseThrow();
            ObjectNode meant = expected.deepCopy();
            ((ObjectNode) meant.at(path)).put("added", 131072);
            assertThat(JSON.readTree(stripped(after))).as(before).isEqualTo(meant);
            assertThat(with(after, path + "/added", "131072")).contains(after);
            String changed = with(after, path + "/added", "\"10s\"").orElseThrow();
            assertThat(changed).isEqualTo(after.replace("131072", "\"10s\""));
            boolean empty = expected.at(path).isEmpty();
            assertThat(empty ? before.length() : longestCommonEnds(before, after))
                    .as(before)
                    .isEqualTo(before.length());
        }
    }

    private static void places(String path, JsonNode node, List<String> objects) {
        if (node.isObject()) {
            objects.add(path);
            node.propertyStream().forEach(member -> places(path + "/" + member.getKey(), member.getValue(), objects));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places(path + "/" + i, node.get(i), objects);
        }
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
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "true";
            case 1 -> "null";
            case 2 -> "-12.5e3";
            case 3 -> "\"a \\\"name\\\" {,} \\u00e9 é 漢\"";
            case 4 -> "7";
            case 5 -> "\"\"";
            case 6 -> "[" + blank(random) + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            case 7 -> "{" + blank(random) + "}";
            default -> "{\"name\":" + value(random, depth - 1) + blank(random) + "}";
        };
    }
}
