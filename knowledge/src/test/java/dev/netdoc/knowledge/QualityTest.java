package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floors under what was measured; the figures themselves are printed. */
final class QualityTest {
    private Samples samples;

    @BeforeEach
    void findSamples() {
        var found = Samples.find();
        assumeTrue(found.isPresent(), "no sample questions beside the project");
        samples = found.get();
    }

    @Test
    void bundledTopicsAnswerTheirQuestionsAndDeclineOthers() {
        try (Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT)) {
            Evaluation evaluation = Evaluation.of(knowledge, samples.questions(), Set.copyOf(knowledge.topics()));
            String report = evaluation.report("bundled topics");
            System.out.println(report);
            for (Language language : Language.values()) {
                assertThat(evaluation.recall(language, 1)).as(report).isGreaterThanOrEqualTo(0.9);
                assertThat(evaluation.declined(one -> one.question().language() == language && !one.inside()))
                        .as(report)
                        .isGreaterThanOrEqualTo(0.8);
            }
            assertThat(evaluation.declined(one -> !one.inside())).as(report).isGreaterThanOrEqualTo(0.9);
            assertThat(evaluation.declined(Evaluation.Asked::inside)).as(report).isLessThanOrEqualTo(0.1);
        }
    }

    @Test
    void pagesAloneAnswerAcrossLanguages() {
        try (Knowledge knowledge = pages()) {
            Set<String> held =
                    Samples.pageEntries().stream().map(Samples.PageEntry::topic).collect(Collectors.toSet());
            Evaluation evaluation = Evaluation.of(knowledge, samples.questions(), held);
            String report = evaluation.report("sample pages alone");
            System.out.println(report);
            for (Language language : Language.values()) {
                assertThat(evaluation.recall(language, 1)).as(report).isGreaterThanOrEqualTo(0.6);
                assertThat(evaluation.recall(language, 3)).as(report).isGreaterThanOrEqualTo(0.8);
            }
            assertThat(evaluation.declined(one -> one.question().topic().isEmpty()))
                    .as(report)
                    .isGreaterThanOrEqualTo(0.9);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Terway が排他 ENI か共有 ENI かどうやって調べる?; JA",
                "Bagaimana cara mengetahui Terway memakai ENI eksklusif atau ENI bersama?; ID",
                "How do I find out whether Terway uses exclusive or shared ENI?; EN",
                "怎么知道 Terway 用的是独占 ENI 还是共享 ENI?; ZH"
            })
    void theEniModeIsFoundInPagesOfAnotherLanguageToo(String question, Language language) {
        try (Knowledge knowledge = pages()) {
            Answer answer = knowledge.ask(question, Optional.empty());
            assertThat(answer.language()).isEqualTo(language);
            assertThat(Samples.topicOf(answer.hits().getFirst())).contains("terway-eni-mode-check");
            assertThat(answer.answered()).isTrue();
            if (language == Language.JA || language == Language.ID) {
                assertThat(answer.hits().getFirst().language()).isEqualTo(language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"how do I bake bread", "cara membuat roti", "パンの焼き方", "怎么烤面包", "resep roti tawar dong"})
    void breadIsNotBaked(String question) {
        try (Knowledge knowledge = pages()) {
            assertThat(knowledge.ask(question, Optional.empty()).answered()).isFalse();
        }
    }

    private Knowledge pages() {
        return LuceneKnowledge.open(new Knowledge.Sources(false, List.of(samples.pages())), ImportProgress.SILENT);
    }
}
