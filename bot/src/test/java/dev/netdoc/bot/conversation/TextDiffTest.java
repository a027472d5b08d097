package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    private final Words words = Texts.load().in(Language.EN);

    private String diff(String before, String after) {
        return diff(new FieldValue.Text(before), new FieldValue.Text(after));
    }

    private String diff(FieldValue before, FieldValue after) {
        return TextDiff.of(
                new Change(
                        new ObjectRef("ConfigMap", "kube-system", "c"), "u", "1", "/data/cni-conf.json", before, after),
                words);
    }

    @Test
    void jsonOnOneLineIsLaidOutSoThatTheDiffIsOneLine() {
        assertThat(diff(
                        "{\"name\":\"cb0\",\"type\":\"flannel\"}",
                        "{\"name\":\"cb0\",\"cniVersion\":\"0.3.1\",\"type\":\"flannel\"}"))
                .contains("+  \"cniVersion\" : \"0.3.1\",")
                .doesNotContain("-  \"name\"");
    }

    @Test
    void aKeyThatWasAbsentIsOnlyAdded() {
        for (FieldValue after : List.of(new FieldValue.Text("true"), new FieldValue.Json("true"))) {
            assertThat(diff(new FieldValue.Missing(), after).lines())
                    .contains("+true")
                    .noneMatch(line -> line.startsWith("-") && !line.startsWith("---"));
        }
    }

    @Test
    void anArrayHasAnItemOnEachLine() {
        assertThat(diff(
                                new FieldValue.Json("[\"--v=2\",\"--nomasq-all-reserved-ranges\"]"),
                                new FieldValue.Json(
                                        "[\"--v=2\",\"--nomasq-all-reserved-ranges\",\"--random-fully=false\"]"))
                        .lines())
                .contains("   \"--v=2\",", "+  \"--random-fully=false\"");
    }

    @Test
    void textThatIsNotJsonIsComparedAsItIs() {
        assertThat(diff(
                        "mode: ipvs\nipvs:\n  scheduler: rr\n",
                        "mode: ipvs\nipvs:\n  scheduler: rr\n  udpTimeout: 10s\n"))
                .contains("+  udpTimeout: 10s");
    }

    @Test
    void aLongDiffSaysHowMuchMoreThereIs() {
        String after = IntStream.range(0, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        assertThat(diff("", after).lines())
                .hasSize(TextDiff.LINES)
                .last()
                .asString()
                .contains("74 more lines");
    }

    @Test
    void aPointerReadsAsAPath() {
        assertThat(TextDiff.path("/data/a~1b.json")).isEqualTo("data[\"a/b.json\"]");
        assertThat(TextDiff.path("/spec/ipFamilyPolicy")).isEqualTo("spec.ipFamilyPolicy");
    }
}
