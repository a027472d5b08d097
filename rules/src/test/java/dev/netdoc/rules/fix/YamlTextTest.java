package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class YamlTextTest {
    private static final JsonNode TEN_SECONDS = TextNode.valueOf("10s");

    private static Optional<String> with(String text) {
        return YamlText.parse(text).flatMap(yaml -> yaml.with("ipvs", "udpTimeout", TEN_SECONDS));
    }

    private static Optional<String> without(String text) {
        return YamlText.parse(text).flatMap(yaml -> yaml.without("ipvs", "scheduler"));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\uFEFF", "\uFEFF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "ipvs:\\n  scheduler: rr\\nmode: ipvs\\n => ipvs:\\n  scheduler: rr\\n  udpTimeout: 10s\\nmode: ipvs\\n",
                "ipvs:\\n    a: 1 # c\\n    # d\\nm: x => ipvs:\\n    a: 1 # c\\n    udpTimeout: 10s\\n    # d\\nm: x",
                "ipvs:\\n  a:\\n  - b\\n  - c\\nm: x => ipvs:\\n  a:\\n  - b\\n  - c\\n  udpTimeout: 10s\\nm: x",
                "ipvs:\\n  a: |\\n    b\\nm: x => ipvs:\\n  a: |\\n    b\\n  udpTimeout: 10s\\nm: x",
                "ipvs:\\n  a: |\\n    b => ipvs:\\n  udpTimeout: 10s\\n  a: |\\n    b",
                "ipvs:\\n  a: rr => ipvs:\\n  a: rr\\n  udpTimeout: 10s",
                "ipvs:\\r\\n  a: rr\\r\\n => ipvs:\\r\\n  a: rr\\r\\n  udpTimeout: 10s\\r\\n",
                "\\uFEFFm: x\\n => \\uFEFFm: x\\nipvs:\\n  udpTimeout: 10s\\n",
                "---\\nm: 漢😀 # é\\t😀\\n# end\\n...\\n# after => ---\\nm: 漢😀 # é\\t😀\\n# end\\nipvs:\\n  udpTimeout: 10s\\n...\\n# after",
                "m: x => m: x\\nipvs:\\n  udpTimeout: 10s",
                "m: |\\n  x => ipvs:\\n  udpTimeout: 10s\\nm: |\\n  x",
                "`  m: x\\n  n: y\\n` => `  m: x\\n  n: y\\n  ipvs:\\n    udpTimeout: 10s\\n`",
                "c:\\n    d: 1\\n => c:\\n    d: 1\\nipvs:\\n    udpTimeout: 10s\\n",
                "ipvs: {}\\n => ipvs: {udpTimeout: 10s}\\n",
                "ipvs: # c\\n# d\\nm: x => ipvs: # c\\n  udpTimeout: 10s\\n# d\\nm: x",
                "ipvs: null # c\\nm: x => ipvs: {udpTimeout: 10s} # c\\nm: x",
                "ipvs: {scheduler: rr} # c => ipvs: {scheduler: rr, udpTimeout: 10s} # c",
                "ipvs: { a: 1, b: [2] } => ipvs: { a: 1, b: [2], udpTimeout: 10s }",
                "{\"ipvs\": {\"a\": \"b\"}} => {\"ipvs\": {\"a\": \"b\", \"udpTimeout\": \"10s\"}}",
                "{\"ipvs\": {}} => {\"ipvs\": {\"udpTimeout\": \"10s\"}}",
                "{\"ipvs\": null} => {\"ipvs\": {\"udpTimeout\": \"10s\"}}",
                "{\"ipvs\": {\"udpTimeout\": null}} => {\"ipvs\": {\"udpTimeout\": \"10s\"}}",
                "{\\n  \"m\": 1\\n} => {\\n  \"m\": 1,\\n  \"ipvs\": {\"udpTimeout\": \"10s\"}\\n}",
                "ipvs: {\"a\": \"b\"} => ipvs: {\"a\": \"b\", udpTimeout: 10s}",
                "{m: x} => {m: x, ipvs: {udpTimeout: 10s}}",
                "ipvs:\\n  udpTimeout: 0s # c\\n => ipvs:\\n  udpTimeout: 10s # c\\n",
                "ipvs:\\n  udpTimeout: '0s'\\n => ipvs:\\n  udpTimeout: '10s'\\n",
                "ipvs:\\n  udpTimeout: \"0s\"\\n => ipvs:\\n  udpTimeout: \"10s\"\\n",
                "ipvs:\\n  udpTimeout: # c\\n => ipvs:\\n  udpTimeout: 10s # c\\n",
                "a: &x {b: 1}\\nc: *x\\nd: {<<: *x}\\nipvs:\\n  e: 1\\n => a: &x {b: 1}\\nc: *x\\nd: {<<: *x}\\nipvs:\\n  e: 1\\n  udpTimeout: 10s\\n"
            })
    void oneScalarIsSetAndTheRestStays(String text, String expected) {
        assertThat(with(lines(text))).contains(lines(expected));
        assertThat(with(lines(expected))).contains(lines(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "ipvs:\\n  a: 1\\n  scheduler: sh # c\\n  # d\\nm: x => ipvs:\\n  a: 1\\n  # d\\nm: x",
                "ipvs:\\r\\n  scheduler: sh\\r\\n  a: 1\\r\\n => ipvs:\\r\\n  a: 1\\r\\n",
                "ipvs:\\n  a: 1\\n  scheduler: sh => ipvs:\\n  a: 1",
                "ipvs: # c\\n  scheduler: sh\\nm: x => ipvs: {} # c\\nm: x",
                "ipvs: {scheduler: sh} => ipvs: {}",
                "ipvs: {scheduler: sh, a: 1} => ipvs: {a: 1}",
                "ipvs: {a: 1, scheduler: sh} => ipvs: {a: 1}",
                "m: x => m: x"
            })
    void aKeyGoesWithItsLine(String text, String expected) {
        assertThat(without(lines(text))).contains(lines(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "- a",
                "a: 1\n---\nb: 2",
                "a: 1\n---\n",
                "a: 1\na: 2",
                "a: [",
                "ipvs: &x\n  scheduler: rr",
                "&r\nipvs:\n  scheduler: rr",
                "ipvs: !!map\n  scheduler: rr",
                "a: &x {scheduler: rr}\nipvs: *x",
                "a: &x {b: 1}\nipvs:\n  <<: *x\n  scheduler: rr",
                "&k ipvs:\n  scheduler: rr",
                "ipvs:\n  scheduler: rr\rmode: x",
                "ipvs:\t# the parser takes no tab here\n  scheduler: rr"
            })
    void whatCannotBeEditedSafelyIsRefused(String text) {
        assertThat(with(text)).isEmpty();
        boolean there = YamlText.parse(text).isPresent() && text.contains("ipvs") && !text.startsWith("a: &x {s");
        assertThat(there ? without(text) : Optional.empty()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipvs: x",
                "ipvs: [a]",
                "ipvs:\n  udpTimeout: {a: 1}",
                "ipvs:\n  udpTimeout: |\n    1s\n",
                "ipvs:\n  udpTimeout: &x 1s\nb: *x",
                "ipvs:\n  udpTimeout: !!str 1s"
            })
    void aPlaceThatHoldsMoreThanAScalarIsRefused(String text) {
        assertThat(with(text)).isEmpty();
    }

    @Test
    void aLineStaysWhoseBlankLinesABlockScalarWouldSwallow() {
        assertThat(without("ipvs:\n  a: |+\n    b\n  scheduler: rr\n\nm: x")).isEmpty();
        assertThat(without("ipvs:\n  a: |+\n    b\n  scheduler: rr\nm: x")).contains("ipvs:\n  a: |+\n    b\nm: x");
    }

    @Test
    void typesAreKeptApart() {
        YamlText yaml = YamlText.parse("conntrack:\n  maxPerCore: '1'\n").orElseThrow();
        assertThat(yaml.with("conntrack", "maxPerCore", IntNode.valueOf(131072)))
                .contains("conntrack:\n  maxPerCore: 131072\n");
        assertThat(yaml.with("conntrack", "min", TextNode.valueOf("0x1f")))
                .contains("conntrack:\n  maxPerCore: '1'\n  min: \"0x1f\"\n");
        assertThat(yaml.with("conntrack", "yes", TextNode.valueOf("no")))
                .contains("conntrack:\n  maxPerCore: '1'\n  \"yes\": \"no\"\n");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheLayoutAllOtherLinesStay(long seed) {
        var random = new Random(seed);
        String before = document(random);
        Map<String, Object> meant = new LinkedHashMap<>(loaded(before));

        String after = with(before).orElseThrow(() -> new AssertionError(before));

        meant.put("ipvs", member(meant.getOrDefault("ipvs", Map.of())));
        assertThat(loaded(after)).as(before).isEqualTo(meant);
        assertThat(with(after)).contains(after);
        assertThat(YamlText.parse(after).flatMap(yaml -> yaml.with("ipvs", "udpTimeout", TextNode.valueOf("30s"))))
                .contains(after.replace("10s", "30s"));
        assertThat(after.endsWith("\n")).as(before).isEqualTo(before.endsWith("\n"));
        assertOneInsertion(before, after, before.contains("ipvs: ~") ? 1 : 0, 2);
        String less = without(before).orElseThrow(() -> new AssertionError(before));
        Map<String, Object> left = loaded(before);
        if (left.get("ipvs") instanceof Map<?, ?> ipvs) {
            ipvs.remove("scheduler");
        }
        assertThat(loaded(less)).as(before).isEqualTo(left);
        assertOneInsertion(before.contains("ipvs: {}") ? less : less.replace("ipvs: {}", "ipvs:"), before, 0, 1);
    }

    private static Map<String, Object> member(Object ipvs) {
        var members = new LinkedHashMap<String, Object>();
        if (ipvs instanceof Map<?, ?> old) {
            old.forEach((key, value) -> members.put(key.toString(), value));
        }
        members.put("udpTimeout", "10s");
        return members;
    }

    /**
     * The longer text is the shorter with something put in at one place.
     *
     * @param replaced how many characters of the shorter text it stands for
     */
    private static void assertOneInsertion(String shorter, String longer, int replaced, int newlines) {
        int least = Math.min(shorter.length(), longer.length());
        int head = 0;
        while (head < least && shorter.charAt(head) == longer.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && shorter.charAt(shorter.length() - 1 - tail) == longer.charAt(longer.length() - 1 - tail)) {
            tail++;
        }
        String pair = shorter + "\n→\n" + longer;
        assertThat(shorter.length() - head - tail).as(pair).isLessThanOrEqualTo(replaced);
        assertThat(longer.substring(head, longer.length() - tail).chars().filter(c -> c == '\n'))
                .as(pair)
                .hasSizeLessThanOrEqualTo(newlines);
        assertThat(longer.replace("\r\n", "").contains(longer.contains("\r\n") ? "\n" : "\r"))
                .as(pair)
                .isFalse();
    }

    private static Map<String, Object> loaded(String text) {
        return new Yaml().load(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String document(Random random) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        String step = " ".repeat(1 + random.nextInt(4));
        var blocks = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            blocks.add(member("k" + i, "", step, random, 2));
        }
        if (random.nextInt(4) > 0) {
            blocks.add(random.nextInt(blocks.size() + 1), ipvs(step, random));
        }
        String text = (random.nextInt(4) == 0 ? "# head\t漢😀\n" : "")
                + (random.nextInt(3) == 0 ? "---\n" : "")
                + String.join("", blocks)
                + (random.nextInt(5) == 0 ? "# end\n" : "")
                + (random.nextInt(5) == 0 ? "...\n" : "");
        boolean open = random.nextInt(3) == 0 && text.endsWith("\n");
        return (random.nextInt(4) == 0 ? "\uFEFF" : "")
                + (open ? text.substring(0, text.length() - 1) : text).replace("\n", end);
    }

    private static String ipvs(String step, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "ipvs:" + comment(random);
            case 1 -> "ipvs: {}" + comment(random);
            case 2 -> "ipvs: ~" + comment(random);
            case 3 -> "ipvs: {scheduler: rr, k: [1, 'a,b']}" + comment(random);
            case 4 -> "ipvs: { k: 1," + "\n" + step + "scheduler: \"sh\" }" + comment(random);
            case 5 -> "ipvs:" + comment(random) + step + "scheduler: rr" + comment(random);
            default ->
                "ipvs:" + comment(random) + member("a", step, step, random, 1) + step + "scheduler: 'rr'"
                        + comment(random) + member("b", step, step, random, 1);
        };
    }

    private static String comment(Random random) {
        return List.of("\n", "\n", "  \n", " # a: b\n", " # tab\t{\n", "\n# alone\n", "\n\n")
                .get(random.nextInt(7));
    }

    // One that keeps blank lines would swallow those behind a line that goes.
    private static String block(String indent, Random random) {
        return List.of(" |", " |-", " >", " >-", " |+", " >+").get(random.nextInt(indent.isEmpty() ? 6 : 4));
    }

    private static String gap(Random random) {
        return random.nextInt(3) == 0 ? "\n" : "";
    }

    private static String member(String key, String indent, String step, Random random, int depth) {
        String inner = indent + step;
        String line = indent + key + ":";
        return switch (random.nextInt(depth > 0 ? 11 : 8)) {
            case 0 -> line + " 漢😀 x" + comment(random);
            case 1 -> line + " \"a: \\\" # {\"" + comment(random);
            case 2 -> line + comment(random);
            case 3 -> line + " {a: 1, b: {c: d}}" + comment(random);
            case 4 -> line + "   'it''s'" + comment(random);
            case 5 -> line + " 12" + (random.nextBoolean() ? "\t# tab" : "") + comment(random);
            case 6 -> line + block(indent, random) + "\n" + inner + "text: {\n\n" + inner + "# more\n" + gap(random);
            case 7 -> line + " some words\n" + inner + "and more" + comment(random);
            case 8 -> line + comment(random) + inner + "- 1" + comment(random) + inner + "- x: y" + comment(random);
            case 9 -> line + "\n" + indent + "- 1" + comment(random) + indent + "- |\n" + inner + "  # y\n";
            default ->
                line
                        + comment(random)
                        + member("x", inner, step, random, depth - 1)
                        + member("y", inner, step, random, depth - 1);
        };
    }
}
