package dev.netdoc.demo.workspace.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockKitTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> declined() {
        return Stream.of(
                arguments("{'type':'poem'}", "unsupported type: poem", "/blocks/0/type"),
                arguments("{'text':{}}", "missing required field: type", "/blocks/0"),
                arguments("'words'", "must provide an object", "/blocks/0"),
                arguments(
                        "{'type':'section','text':{'type':'mrkdwn','text':'" + "x".repeat(3_001) + "'}}",
                        "must be less than 3001 characters",
                        "/blocks/0/text/text"),
                arguments(
                        "{'type':'section','text':{'type':'mrkdwn','text':''}}",
                        "must be more than 0 characters",
                        "/blocks/0/text/text"),
                arguments("{'type':'section'}", "must define either `text` or `fields`", "/blocks/0"),
                arguments("{'type':'section','text':'bare'}", "must provide an object", "/blocks/0/text"),
                arguments(
                        "{'type':'section','fields':" + many(11, plain("a")) + "}",
                        "no more than 10 items allowed",
                        "/blocks/0/fields"),
                arguments(
                        "{'type':'section','fields':[" + plain("x".repeat(2_001)) + "]}",
                        "must be less than 2001 characters",
                        "/blocks/0/fields/0/text"),
                arguments(
                        "{'type':'section','text':" + plain("a") + ",'style':'big'}",
                        "invalid additional property: style",
                        "/blocks/0"),
                arguments(
                        "{'type':'section','text':" + plain("a") + ",'accessory':{'type':'plain_text_input'}}",
                        "unsupported type: plain_text_input",
                        "/blocks/0/accessory/type"),
                arguments(
                        "{'type':'header','text':{'type':'mrkdwn','text':'*a*'}}",
                        "unsupported type: mrkdwn",
                        "/blocks/0/text/type"),
                arguments(
                        "{'type':'header','text':" + plain("x".repeat(151)) + "}",
                        "must be less than 151 characters",
                        "/blocks/0/text/text"),
                arguments("{'type':'header'}", "missing required field: text", "/blocks/0"),
                arguments("{'type':'context','elements':[]}", "must provide at least 1 items", "/blocks/0/elements"),
                arguments(
                        "{'type':'context','elements':" + many(11, plain("a")) + "}",
                        "no more than 10 items allowed",
                        "/blocks/0/elements"),
                arguments(
                        "{'type':'context','elements':[{'type':'image','image_url':'https://e.x/a.png'}]}",
                        "missing required field: alt_text",
                        "/blocks/0/elements/0"),
                arguments(
                        "{'type':'image','alt_text':'a'}",
                        "must define either `image_url` or `slack_file`",
                        "/blocks/0"),
                arguments(
                        "{'type':'actions','elements':" + many(26, "{'type':'button','text':" + plain("a") + "}") + "}",
                        "no more than 25 items allowed",
                        "/blocks/0/elements"),
                arguments(button("'style':'loud'"), "must be a valid enum value", "/blocks/0/elements/0/style"),
                arguments(button("'disabled':true"), "invalid additional property: disabled", "/blocks/0/elements/0"),
                arguments(
                        button("'value':'" + "v".repeat(2_001) + "'"),
                        "must be less than 2001 characters",
                        "/blocks/0/elements/0/value"),
                arguments(
                        button("'action_id':'" + "v".repeat(256) + "'"),
                        "must be less than 256 characters",
                        "/blocks/0/elements/0/action_id"),
                arguments(
                        button("'url':'" + "u".repeat(3_001) + "'"),
                        "must be less than 3001 characters",
                        "/blocks/0/elements/0/url"),
                arguments(
                        "{'type':'actions','elements':[{'type':'button','text':" + plain("x".repeat(76)) + "}]}",
                        "must be less than 76 characters",
                        "/blocks/0/elements/0/text/text"),
                arguments(
                        button("'confirm':{'title':" + plain("t") + ",'text':" + plain("t") + ",'confirm':"
                                + plain("x".repeat(31)) + "}"),
                        "must be less than 31 characters",
                        "/blocks/0/elements/0/confirm/confirm/text"),
                arguments(
                        "{'type':'actions','elements':[{'type':'button','action_id':'a','text':" + plain("a")
                                + "},{'type':'button','action_id':'a','text':" + plain("b") + "}]}",
                        "`action_id` \"a\" already exists",
                        "/blocks/0/elements/1/action_id"),
                arguments(
                        select(many(101, "{'text':" + plain("a") + ",'value':'v'}")),
                        "no more than 100 items allowed",
                        "/blocks/0/elements/0/options"),
                arguments(
                        select("[{'text':" + plain("a") + "}]"),
                        "missing required field: value",
                        "/blocks/0/elements/0/options/0"),
                arguments(
                        "{'type':'actions','elements':[{'type':'static_select'}]}",
                        "must define either `options` or `option_groups`",
                        "/blocks/0/elements/0"),
                arguments(
                        "{'type':'actions','elements':[{'type':'static_select','options':[" + option("a")
                                + "],'initial_option':" + option("b") + "}]}",
                        "must match one of the options",
                        "/blocks/0/elements/0/initial_option"),
                arguments(
                        "{'type':'section','text':" + plain("a") + ",'accessory':{'type':'checkboxes','options':["
                                + option("a") + "],'initial_options':[" + option("a") + "," + option("b") + "]}}",
                        "must match one of the options",
                        "/blocks/0/accessory/initial_options"),
                arguments(
                        "{'type':'input','label':" + plain("Why") + ",'element':{'type':'plain_text_input',"
                                + "'min_length':9,'max_length':8}}",
                        "must be less than or equal to `max_length`",
                        "/blocks/0/element/min_length"),
                arguments(
                        "{'type':'actions','elements':[{'type':'overflow','options':"
                                + many(6, "{'text':" + plain("a") + ",'value':'v'}") + "}]}",
                        "no more than 5 items allowed",
                        "/blocks/0/elements/0/options"),
                arguments(
                        "{'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':"
                                + "[{'type':'user','user_id':'U1'}]}]}",
                        "unsupported type: user",
                        "/blocks/0/elements/0/elements/0/type"),
                arguments(
                        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':"
                                + "[{'type':'text','text':'a','style':{'loud':true}}]}]}",
                        "invalid additional property: loud",
                        "/blocks/0/elements/0/elements/0/style"),
                arguments(
                        "{'type':'markdown','text':'" + "x".repeat(12_001) + "'}",
                        "must be less than 12001 characters",
                        "/blocks/0/text"),
                arguments("{'type':'alert','text':" + plain("a") + "}", "unsupported type: alert", "/blocks/0/type"),
                arguments(
                        "{'type':'table','rows':[" + many(21, "{'type':'raw_text','text':'a'}") + "]}",
                        "no more than 20 items allowed",
                        "/blocks/0/rows/0"),
                arguments(
                        "{'type':'divider','block_id':'" + "b".repeat(256) + "'}",
                        "must be less than 256 characters",
                        "/blocks/0/block_id"));
    }

    @ParameterizedTest
    @MethodSource
    void declined(String block, String message, String pointer) {
        assertThat(BlockKit.message(json("[" + block + "]"))).contains(new Objection(message, pointer));
    }

    @Test
    void writesAnObjectionAsSlackDoes() {
        assertThat(new Objection("must be less than 3001 characters", "/blocks/0/text/text").line())
                .isEqualTo("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    }

    @Test
    void takesFiftyBlocksInAMessageAndNotOneMore() {
        assertThat(BlockKit.message(json(many(50, "{'type':'divider'}")))).isEmpty();
        assertThat(BlockKit.message(json(many(51, "{'type':'divider'}"))))
                .containsExactly(new Objection("no more than 50 items allowed", "/blocks"));
    }

    @Test
    void countsTheBlocksThatMarkdownBecomes() {
        String headings = String.join("\\n", Collections.nCopies(30, "# a\\nwords"));
        assertThat(BlockKit.message(json("[{'type':'markdown','text':'" + headings + "'}]")))
                .containsExactly(new Objection("no more than 50 items allowed", "/blocks"));
    }

    @Test
    void addsUpTheMarkdownOfAMessage() {
        String half = "{'type':'markdown','text':'" + "x".repeat(6_001) + "'}";
        assertThat(BlockKit.message(json("[" + half + "," + half + "]")))
                .extracting(Objection::message)
                .containsExactly("cumulative text of markdown blocks must be less than 12001 characters");
    }

    @Test
    void wantsBlockIdsToDiffer() {
        String twice = "{'type':'divider','block_id':'b'}";
        assertThat(BlockKit.message(json("[" + twice + "," + twice + "]")))
                .containsExactly(new Objection("`block_id` \"b\" already exists", "/blocks/1/block_id"));
    }

    @Test
    void takesTheSameActionInTwoBlocks() {
        String block = button("'action_id':'approve'");
        assertThat(BlockKit.message(json("[" + block + "," + block + "]"))).isEmpty();
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        assertThat(BlockKit.message(json("[{'type':'header','text':" + plain("🔴".repeat(150)) + "}]")))
                .isEmpty();
    }

    @Test
    void weighsAllBlocksTogether() {
        String section = "{'type':'section','text':" + plain("x".repeat(2_600)) + "}";
        assertThat(BlockKit.tooLong(json(many(5, section)))).isFalse();
        assertThat(BlockKit.tooLong(json(many(6, section)))).isTrue();
    }

    static Stream<Arguments> declinedModals() {
        return Stream.of(
                arguments("{'type':'modal','blocks':[]}", "missing required field: title", "/view"),
                arguments(
                        "{'type':'modal','title':" + plain("x".repeat(25)) + ",'blocks':[]}",
                        "must be less than 25 characters",
                        "/view/title/text"),
                arguments(
                        "{'type':'modal','title':" + plain("t") + ",'blocks':[" + input() + "]}",
                        "must define `submit` to use an `input` block in modals",
                        "/view/blocks/0"),
                arguments(
                        "{'type':'modal','title':" + plain("t") + ",'blocks':[{'type':'markdown','text':'a'}]}",
                        "unsupported type: markdown",
                        "/view/blocks/0/type"),
                arguments(
                        "{'type':'modal','title':" + plain("t") + ",'private_metadata':'" + "x".repeat(3_001)
                                + "','blocks':[]}",
                        "must be less than 3001 characters",
                        "/view/private_metadata"),
                arguments(
                        "{'type':'modal','title':" + plain("t") + ",'blocks':" + many(101, "{'type':'divider'}") + "}",
                        "no more than 100 items allowed",
                        "/view/blocks"),
                arguments("{'type':'window'}", "unsupported type: window", "/view/type"));
    }

    @ParameterizedTest
    @MethodSource
    void declinedModals(String view, String message, String pointer) {
        assertThat(BlockKit.modal(json(view))).contains(new Objection(message, pointer));
    }

    @Test
    void takesChoicesWhereverTheyMayStand() {
        String radio = "{'type':'radio_buttons','options':[" + option("a") + "],'initial_option':" + option("a") + "}";
        String group = "{'type':'static_select','option_groups':[{'label':" + plain("g") + ",'options':[" + option("a")
                + "]}],'initial_option':" + option("a") + "}";
        String home = "{'type':'home','blocks':[{'type':'section','text':" + plain("t") + ",'accessory':" + group
                + "},{'type':'actions','elements':[" + radio + "]},{'type':'input','label':" + plain("l")
                + ",'element':"
                + group + "}]}";
        assertThat(BlockKit.home(json(home))).isEmpty();
        assertThat(BlockKit.home(json("{'type':'home','title':" + plain("t") + ",'blocks':[]}")))
                .containsExactly(new Objection("invalid additional property: title", "/view"));
    }

    @Test
    void takesWhatNetdocShows() {
        String blocks = "[{'type':'header','block_id':'h','text':" + plain("🟠 Address pool too small") + "},"
                + "{'type':'section','block_id':'s','text':{'type':'mrkdwn','text':'*Fix:* raise `max_pool_size`'},"
                + "'fields':[{'type':'mrkdwn','text':'*Cluster*\\nprod'}],'expand':true},"
                + "{'type':'rich_text','elements':[{'type':'rich_text_preformatted','language':'diff',"
                + "'elements':[{'type':'text','text':'- 5\\n+ 10'}]},"
                + "{'type':'rich_text_list','style':'bullet','elements':[{'type':'rich_text_section','elements':["
                + "{'type':'user','user_id':'U1'},{'type':'text','text':'x','style':{'bold':true}}]}]}]},"
                + "{'type':'markdown','text':'**a**'},{'type':'divider'},"
                + "{'type':'context','elements':[{'type':'mrkdwn','text':'P-7','verbatim':true}]},"
                + button("'style':'danger','value':'P-7','confirm':{'title':" + plain("Apply?") + ",'text':"
                        + "{'type':'mrkdwn','text':'Restarts *3* pods'},'confirm':" + plain("Apply") + ",'deny':"
                        + plain("Back") + ",'style':'danger'}")
                + "]";
        assertThat(BlockKit.message(json(blocks))).isEmpty();
        assertThat(BlockKit.modal(json("{'type':'modal','callback_id':'c','title':" + plain("t") + ",'submit':"
                        + plain("ok") + ",'blocks':[" + input() + "]}")))
                .isEmpty();
    }

    private static String plain(String text) {
        return "{'type':'plain_text','text':'" + text + "'}";
    }

    private static String button(String more) {
        return "{'type':'actions','elements':[{'type':'button','text':" + plain("Go") + "," + more + "}]}";
    }

    private static String option(String value) {
        return "{'text':" + plain(value) + ",'value':'" + value + "'}";
    }

    private static String select(String options) {
        return "{'type':'actions','elements':[{'type':'static_select','options':" + options + "}]}";
    }

    private static String input() {
        return "{'type':'input','label':" + plain("Why") + ",'element':{'type':'plain_text_input','action_id':'a'}}";
    }

    private static String many(int count, String one) {
        List<String> all = Collections.nCopies(count, one);
        return "[" + String.join(",", all) + "]";
    }

    private static JsonNode json(String single) {
        try {
            return JSON.readTree(single.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(single, e);
        }
    }
}
