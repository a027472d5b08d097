package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}       | [{"op":"add","path":"/b","value":2}]                             | {"a":1,"b":2}
            {"a":[1,3]}   | [{"op":"add","path":"/a/1","value":2}]                           | {"a":[1,2,3]}
            {"a":[1]}     | [{"op":"add","path":"/a/-","value":2}]                           | {"a":[1,2]}
            {"a":1}       | [{"op":"remove","path":"/a"}]                                    | {}
            {"a":[1,2]}   | [{"op":"replace","path":"/a/0","value":9}]                       | {"a":[9,2]}
            {"a":{"b":1}} | [{"op":"move","from":"/a/b","path":"/c"}]                        | {"a":{},"c":1}
            {"a":[1]}     | [{"op":"copy","from":"/a","path":"/b"}]                          | {"a":[1],"b":[1]}
            {"x/y":1}     | [{"op":"replace","path":"/x~1y","value":2}]                      | {"x/y":2}
            {"a.json":"t"}| [{"op":"test","path":"/a.json","value":"t"}]                     | {"a.json":"t"}
            {"a":{"b":1,"c":2}} | [{"op":"test","path":"/a","value":{"c":2,"b":1}}]          | {"a":{"b":1,"c":2}}
            {"a":null}    | [{"op":"test","path":"/a","value":null}]                         | {"a":null}
            """)
    void aJsonPatchDoesWhatItSays(String document, String patch, String result) {
        assertThat(JsonPatch.apply(json(document), json(patch))).isEqualTo(json(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"test\",\"path\":\"/a\",\"value\":\"1\"}]",
                "[{\"op\":\"test\",\"path\":\"/none\",\"value\":null}]",
                "[{\"op\":\"remove\",\"path\":\"/none\"}]",
                "[{\"op\":\"replace\",\"path\":\"/none\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/none/deeper\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/list/7\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/list/01\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/b\"}]",
                "[{\"op\":\"shake\",\"path\":\"/a\"}]"
            })
    void aJsonPatchThatDoesNotApplyIsRefusedAndTheDocumentStays(String patch) {
        JsonNode document = json("{\"a\":1,\"list\":[1]}");

        assertThatThrownBy(() -> JsonPatch.apply(document, json(patch)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(422));
        assertThat(document).isEqualTo(json("{\"a\":1,\"list\":[1]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}             | {"a":"c"}         | {"a":"c"}
            {"a":"b","b":"c"}     | {"a":null}        | {"b":"c"}
            {"a":["b"]}           | {"a":"c"}         | {"a":"c"}
            {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}     | {"a":[1]}         | {"a":[1]}
            {}                    | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void aMergePatchFollowsItsRfc(String document, String patch, String result) {
        assertThat(MergePatch.merge(json(document), json(patch))).isEqualTo(json(result));
    }

    @Test
    void aStrategicPatchMergesContainersByName() {
        JsonNode merged = MergePatch.strategic(
                json("{\"containers\":[{\"name\":\"a\",\"image\":\"1\"},{\"name\":\"b\",\"image\":\"1\"}]}"),
                json("{\"containers\":[{\"name\":\"b\",\"image\":\"2\"},{\"name\":\"a\",\"$patch\":\"delete\"}],"
                        + "\"$setElementOrder/containers\":[{\"name\":\"b\"}]}"));

        assertThat(merged).isEqualTo(json("{\"containers\":[{\"name\":\"b\",\"image\":\"2\"}]}"));
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
