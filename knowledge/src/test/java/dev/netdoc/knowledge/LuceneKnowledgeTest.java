package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.knowledge.page.DocumentsMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LuceneKnowledgeTest {
    private final Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);

    @AfterAll
    void close() {
        knowledge.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTopicHasAnArticleInEveryLanguageAndIsFoundByItsOwnTitle(Language language) {
        assertThat(knowledge.topics()).isNotEmpty().isSorted();
        for (String topic : knowledge.topics()) {
            Article article = knowledge.article(topic, language).orElseThrow();
            assertThat(article.language()).isEqualTo(language);
            assertThat(article.shortAnswer()).isNotBlank().doesNotContain("\n\n");
            Answer answer = knowledge.ask(article.title(), Optional.empty());
            assertThat(answer.hits().getFirst().topic()).as(article.title()).contains(topic);
            assertThat(answer.answered()).isTrue();
        }
    }

    @Test
    void theAnswerIsInTheAskersLanguageWhateverTheQuestionIsWrittenIn() {
        Answer answer = knowledge.ask("eniip_virtual_type", Optional.of(Language.JA));
        assertThat(answer.language()).isEqualTo(Language.JA);
        assertThat(answer.hits().getFirst().topic()).contains("terway-acceleration-check");
        assertThat(knowledge.ask("eniip_virtual_type", Optional.empty()).language())
                .isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"how do I bake bread", "gimana cara bikin roti", "パンの焼き方を教えて", "怎么烤面包"})
    void aQuestionOfAnotherWorldIsDeclined(String question) {
        Answer answer = knowledge.ask(question, Optional.empty());
        assertThat(answer.answered()).isFalse();
        assertThat(answer.article()).isEmpty();
    }

    @Test
    void aMisspeltQuestionStillFindsItsTopic() {
        assertThat(knowledge
                        .ask("vswich runs out of ip adresses", Optional.empty())
                        .hits()
                        .getFirst()
                        .topic())
                .contains("terway-vswitch-ip-exhausted");
    }

    @Test
    void hitsAreAtMostTenAndOneATopicInOrderOfTheirScores() {
        List<Hit> hits = knowledge
                .ask("terway flannel pod vswitch mode", Optional.empty())
                .hits();
        assertThat(hits).hasSizeBetween(2, 10).extracting(Hit::topic).doesNotHaveDuplicates();
        assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "((((",
                "\"",
                "a AND OR NOT",
                "*:*",
                "field:value~2^3 [a TO b}",
                "\\",
                "😀😀",
                "مرحبا كيف",
                "שלום",
                "\u0000\uD800",
                "0",
                "？！。、",
                "---"
            })
    void anythingMayBeAsked(String question) {
        Answer answer = knowledge.ask(question, Optional.empty());
        assertThat(answer.confidence()).isBetween(0.0, 1.0);
        assertThat(knowledge.intent(question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void longAndRandomTextIsAnsweredInBoundedTime(long seed) {
        Random random = new Random(seed);
        String pieces = "abcdefg ABC 0123 _-./:=\"'{}[] 共有ネットワーク排他模式カナ。、？\n\t😀";
        StringBuilder text = new StringBuilder();
        while (text.length() < 20_000) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        Answer answer = knowledge.ask(text.toString(), Optional.empty());
        assertThat(answer.took()).as("seed %d", seed).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aLongLogIsUnderstoodByItsBeginning() {
        String log = "level=warning msg=\"Assign private ip address failed: Code: InvalidVSwitchId.IpNotEnough\"\n"
                + "x=1 0123456789abcdef ".repeat(1000);
        assertThat(knowledge
                        .ask(log, Optional.of(Language.EN))
                        .hits()
                        .getFirst()
                        .topic())
                .contains("terway-vswitch-ip-exhausted");
    }

    @Test
    void documentsAreSearchedBesideTheTopicsAndOtherFilesAreNamedAsSkipped(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("disk.txt"), """
                How do I enlarge a cloud disk?

                Open the console, choose the disk and enter the new size. Then restart the pod.

                Why is the volume read-only?

                The file system was damaged. Check it on the node.
                """);
        Files.writeString(folder.resolve("notes.docx"), "binary");
        List<String> progress = new ArrayList<>();
        try (Knowledge own = LuceneKnowledge.open(new Knowledge.Sources(true, List.of(folder)), progress::add)) {
            Answer answer = own.ask("how can I enlarge my cloud disk", Optional.empty());
            assertThat(answer.answered()).isTrue();
            assertThat(answer.hits().getFirst())
                    .returns(Optional.empty(), Hit::topic)
                    .returns("How do I enlarge a cloud disk?", Hit::title)
                    .returns("disk.txt#How do I enlarge a cloud disk?", Hit::source);
            assertThat(own.ask("is terway in exclusive eni mode?", Optional.empty())
                            .hits()
                            .getFirst()
                            .topic())
                    .contains("terway-eni-mode-check");
        }
        assertThat(progress).anyMatch(line -> line.contains("notes.docx")).anyMatch(line -> line.contains("2 entries"));
    }

    @Test
    void aPathThatIsMissingIsNamed() {
        var sources = new Knowledge.Sources(false, List.of(Path.of("no/such/folder")));
        assertThatThrownBy(() -> LuceneKnowledge.open(sources, ImportProgress.SILENT))
                .isInstanceOf(DocumentsMissing.class)
                .hasMessageContaining("no/such/folder");
    }

    @Test
    void nothingAtAllMayBeOpened() {
        try (Knowledge empty = LuceneKnowledge.open(new Knowledge.Sources(false, List.of()), ImportProgress.SILENT)) {
            assertThat(empty.ask("what is a vSwitch", Optional.empty()).hits()).isEmpty();
            assertThat(empty.intent("what mode am I in?")).isPresent();
        }
    }
}
