package dev.netdoc.bot.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask, and the documents of a team. */
class FuzzedTextTest {
    private static final List<String> QUESTIONS = List.of(
            "is the vSwitch of terway out of addresses? eni_conf says `vswitches: {}`",
            "bagaimana cara mengecek mode Terway di cluster ACK?",
            "Terway のモードを確認する方法を教えてください",
            "怎么查看 Terway 的模式？datapathv2 和 ipvlan 有什么区别");
    private static final List<String> PAGES = List.of(
            "---\ntitle: Slow DNS\ntags: [a, b]\nlang: en\n---\n# Slow DNS\n\ntext `code`\n\n## Why\n\n- one\n- two\n\n```yaml\na: b\n```\n",
            "<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>遅い DNS</title></head><body><nav>x</nav>"
                    + "<main><h1>遅い DNS</h1><p>本文<table><tr><td>a</td></tr></table><pre>kubectl get po</pre></main></body></html>",
            "Q: Why is DNS slow?\nA: Because.\n\nQ: 为什么 DNS 很慢？\nA: 因为。\n\n1. Title\n====\n\ntext\n",
            "+++\ntitle = \"Slow\"\n+++\n:::note\ntext\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    private static final List<String> MARKS = List.of(
            "---\n",
            "+++\n",
            "# ",
            "## ",
            "```\n",
            "<h1>",
            "<div>",
            "</div>",
            "<table>",
            "<!--",
            "<script>",
            "| ",
            "> ",
            "- ",
            "![x](",
            "[",
            "](",
            "* ",
            "\n\n",
            "&#x0;",
            "&nbsp;",
            "Q: ",
            "title: ",
            "<b><i>",
            "charset=utf-16");

    @TempDir
    Path folder;

    @Test
    void everyQuestionHasAnAnswerOrNone() throws Exception {
        try (Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT)) {
            new Fuzz(
                            "question",
                            QUESTIONS,
                            List.of("*", "?", "~", "AND ", "title:", "\"", "の", "的", "kube-proxy", "/", "."))
                    .check(40, text -> {
                        Answer answer = knowledge.ask(text, Optional.empty());
                        assertThat(answer.confidence()).isBetween(0.0, 1.0);
                        assertThat(answer.hits()).hasSizeLessThanOrEqualTo(10);
                        knowledge.intent(text);
                        knowledge.languageOf(text);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "html", "txt"})
    void aDocumentIsImportedOrSkipped(String ending) throws Exception {
        Path page = folder.resolve("page." + ending);
        new Fuzz("document-" + ending, PAGES, MARKS).check(8, text -> {
            Files.write(page, text.getBytes(StandardCharsets.UTF_8));
            try (Knowledge knowledge =
                    LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
                assertThat(knowledge.ask("slow DNS", Optional.empty()).hits()).hasSizeLessThanOrEqualTo(10);
            }
        });
    }
}
