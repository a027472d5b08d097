package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.conversation.Markdown;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.bot.conversation.Reply.Table;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRendererTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HOSTILE = List.of(
            "<!channel>",
            "<!here|x>",
            "<@U0ANN>",
            "<#C1|general>",
            "<!subteam^S1>",
            "<https://evil.example|ok>",
            "&",
            "&amp;",
            "<",
            ">",
            "`",
            "```",
            "~~~",
            "*",
            "_",
            "~",
            "[a](http://b.example/x)",
            "[b](javascript:x)",
            "[c](person:U0ANN)",
            "[d](time:1)",
            "[https://bank.example](https://evil.example)",
            "😀",
            "日本語",
            "\n",
            "\n\n",
            "\n1. ",
            "\n- ",
            "\n  - ",
            "\n# ",
            "\n> ",
            "    ",
            "|",
            "<b>",
            "<!--",
            "\\",
            "\u0000",
            "\u202e",
            "word ",
            "kubectl get po ");
    private final BlockRenderer renderer = new BlockRenderer(Texts.load());

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    private static JsonNode blocks(Drawn drawn) {
        try {
            return JSON.readTree(drawn.blocks().isEmpty() ? "[]" : drawn.blocks());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Drawn draw(Reply.Part... parts) {
        return renderer.draw(new Reply(Language.EN, "fallback", List.of(parts)), "s");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anythingIsDrawnWithinTheLimitsAndDead(long seed) {
        var random = new Random(seed);
        List<Reply.Part> parts = new ArrayList<>();
        IntStream.range(0, random.nextInt(1, 60)).forEach(i -> parts.add(part(random)));
        Reply reply = new Reply(List.of(Language.values()).get(random.nextInt(4)), hostile(random), parts);
        BlockRules.check(renderer.draw(reply, "s" + seed).text(), blocks(renderer.draw(reply, "s" + seed)));
        renderer.pages(reply, "p" + seed, 4).forEach(page -> BlockRules.check(page.text(), blocks(page)));
    }

    private static Reply.Part part(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Reply.Heading(hostile(random));
            case 1 -> new Reply.Paragraph(hostile(random));
            case 2 -> new Reply.Steps(List.of(hostile(random), hostile(random)));
            case 3 ->
                new Reply.Table(IntStream.range(0, random.nextInt(30))
                        .mapToObj(i -> new Table.Row(hostile(random), hostile(random)))
                        .toList());
            case 4 -> new Reply.Code(hostile(random));
            case 5 ->
                new Reply.EvidenceList(
                        "Evidence", List.of(new Evidence(hostile(random), hostile(random), hostile(random))));
            case 6 -> new Reply.Note(hostile(random));
            default ->
                new Reply.Buttons(IntStream.range(0, random.nextInt(30))
                        .mapToObj(i -> new Button(
                                "topic", hostile(random), Style.DANGER, hostile(random), Optional.of(hostile(random))))
                        .toList());
        };
    }

    private static String hostile(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(12) == 0 ? 600 : random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        if (random.nextInt(25) == 0) {
            text.append((random.nextBoolean() ? "x" : "😀<&>").repeat(20_000 / 4));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!channel>", "<@U0ANN> hi", "<!subteam^S1|team>"})
    void aMentionInAQuestionOrALogIsTextWhereverItStands(String mention) {
        Drawn drawn = renderer.draw(
                new Reply(
                        Language.EN,
                        mention,
                        List.of(
                                new Reply.Paragraph(Markdown.escape(mention).text()),
                                new Reply.Code(mention),
                                new Reply.EvidenceList("E", List.of(new Evidence("log", mention, mention))),
                                new Reply.Note(Markdown.code(mention).text()),
                                new Reply.Table(List.of(new Table.Row("l", mention))))),
                "s");
        assertThat(drawn.text()).doesNotContain("<");
        assertThat(drawn.blocks()).doesNotContain("<!", "<@").contains("&lt;");
    }

    @Test
    void aNoteShowsTimesAndPersonsAsSlackDoes() {
        String note =
                Markdown.escape("at ").text() + "[2026-11-21 08:00 UTC](time:1795248000) by [U0ANN](person:U0ANN)";
        assertThat(draw(new Reply.Note(note)).blocks())
                .contains("<!date^1795248000^{date_short_pretty} {time}|2026-11-21 08:00 UTC>", "<@U0ANN>");
    }

    @Test
    void anArticleCanNeitherMentionNorLinkElsewhereThanItSays() {
        String article = "[x](person:U0ANN) [y](javascript:alert) [https://bank.example](https://evil.example)";
        assertThat(draw(new Reply.Paragraph(article)).blocks())
                .doesNotContain("U0ANN", "javascript", "bank.example")
                .contains("\"text\":\"https://evil.example\"");
    }

    @Test
    void boldAndCodeInsideJapaneseNeedNoSpaces() {
        JsonNode section = blocks(draw(new Reply.Paragraph("これは**太字**と`code`です。")))
                .get(0)
                .path("elements")
                .get(0);
        assertThat(section.path("elements").get(1).path("text").asText()).isEqualTo("太字");
        assertThat(section.path("elements").get(1).path("style").path("bold").asBoolean())
                .isTrue();
        assertThat(section.path("elements").get(3).path("style").path("code").asBoolean())
                .isTrue();
    }

    @Test
    void stepsKeepTheirNumbersAroundTheirCommands() {
        JsonNode elements = blocks(draw(new Reply.Steps(List.of("One:\n\n```bash\ncmd\n```", "Two", "Three"))))
                .get(0)
                .path("elements");
        assertThat(elements.get(0).path("type").asText()).isEqualTo("rich_text_list");
        assertThat(elements.get(1).path("type").asText()).isEqualTo("rich_text_preformatted");
        assertThat(elements.get(2).path("offset").asInt()).isEqualTo(1);
        assertThat(elements.get(2).path("elements").size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsCountedAndButtonsStay() {
        var parts = new ArrayList<Reply.Part>();
        IntStream.range(0, 20).forEach(i -> parts.add(new Reply.Paragraph("word ".repeat(200))));
        parts.add(new Reply.Buttons(List.of(new Button("approve", "Approve", Style.PRIMARY, "p:d", Optional.empty()))));
        Drawn drawn = renderer.draw(new Reply(Language.EN, "f", parts), "s");
        assertThat(drawn.blocks()).contains("more parts are not shown", "\"approve\"");
        assertThat(renderer.pages(new Reply(Language.EN, "f", parts), "s", 4)).hasSize(3);
    }

    @Test
    void evidenceShowsTheDecisiveLinesWithObjectAndField() {
        List<Evidence> seven = IntStream.range(0, 7)
                .mapToObj(i -> new Evidence("f" + i, "v", "ConfigMap a/b .c" + i))
                .toList();
        assertThat(draw(new Reply.EvidenceList("Evidence", seven)).blocks())
                .contains("f0 = v · ConfigMap a/b .c0", "f4 = v")
                .doesNotContain("f5 = v");
    }

    @Test
    void twoDrawingsOfOneMessageShareNoBlockId() {
        Reply reply = new Reply(Language.EN, "f", List.of(new Reply.Heading("h")));
        assertThat(blocks(renderer.draw(reply, "a")).get(0).path("block_id"))
                .isNotEqualTo(blocks(renderer.draw(reply, "b")).get(0).path("block_id"));
    }
}
