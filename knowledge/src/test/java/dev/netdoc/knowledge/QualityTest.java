package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netdoc.knowledge.evaluation.EntryLabels;
import dev.netdoc.knowledge.evaluation.Evaluation;
import dev.netdoc.knowledge.evaluation.Evaluation.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floors under what was measured; the figures themselves are printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QualityTest {
    private final Knowledge topics = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);
    private Optional<Samples> samples = Optional.empty();

    @BeforeAll
    void findSamples() {
        samples = Samples.find();
    }

    @AfterAll
    void close() {
        topics.close();
    }

    /** These were written by other people than the topics, and nothing was tuned on them. */
    @Test
    void questionsThatNothingWasTunedOnAreAnswered() {
        Evaluation evaluation = Evaluation.of(topics, Samples.held(), EntryLabels.none());
        String report = report("held questions", evaluation);
        for (Language language : Language.values()) {
            Figures figures = evaluation.of(language);
            assertThat(figures.recallAt1()).as(report).isGreaterThanOrEqualTo(0.9);
            assertThat(figures.recallAt3()).as(report).isGreaterThanOrEqualTo(0.97);
            assertThat(figures.declinedInside()).as(report).isLessThanOrEqualTo(0.03);
            assertThat(figures.declinedOutside()).as(report).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void sampleQuestionsAreAnswered() {
        assumeTrue(samples.isPresent(), "no sample questions beside the project");
        Evaluation evaluation = Evaluation.of(topics, samples.get().questions(), EntryLabels.none());
        String report = report("sample questions", evaluation);
        for (Language language : Language.values()) {
            assertThat(evaluation.of(language).recallAt1()).as(report).isGreaterThanOrEqualTo(0.9);
        }
        assertThat(evaluation.all().declinedInside()).as(report).isLessThanOrEqualTo(0.05);
        assertThat(evaluation.all().declinedOutside()).as(report).isGreaterThanOrEqualTo(0.9);
    }

    /** The sample pages are in one language each, so that most questions must be answered from another. */
    @Test
    void pagesAloneAnswerAcrossLanguages() {
        assumeTrue(samples.isPresent(), "no sample pages beside the project");
        try (Knowledge pages = pages()) {
            Evaluation evaluation =
                    Evaluation.of(pages, Samples.tuned(), samples.get().labels());
            report("sample pages alone", evaluation);
            Map<String, Set<Language>> written = new HashMap<>();
            Samples.pageEntries()
                    .forEach(entry -> written.computeIfAbsent(entry.topic(), any -> new HashSet<>())
                            .add(entry.language()));
            Figures across = evaluation.figures(one -> one.question().topic().isPresent()
                    && !written.getOrDefault(one.question().topic().get(), Set.of())
                            .contains(one.question().language()));
            System.out.printf(
                    Locale.ROOT,
                    "  of these in a language that the page has not: n=%d R@1=%.3f R@3=%.3f%n",
                    across.inside(),
                    across.recallAt1(),
                    across.recallAt3());
            assertThat(across.recallAt3()).isGreaterThanOrEqualTo(0.75);
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
        assumeTrue(samples.isPresent(), "no sample pages beside the project");
        try (Knowledge knowledge = pages()) {
            Answer answer = knowledge.ask(question, Optional.empty());
            assertThat(answer.language()).isEqualTo(language);
            assertThat(samples.get().labels().topicOf(answer.hits().getFirst())).contains("terway-eni-mode-check");
            assertThat(answer.answered()).isTrue();
            if (language == Language.JA || language == Language.ID) {
                assertThat(answer.article().orElseThrow().language()).isEqualTo(language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"how do I bake bread", "cara membuat roti", "パンの焼き方", "怎么烤面包", "resep roti tawar dong"})
    void breadIsNotBaked(String question) {
        assertThat(topics.ask(question, Optional.empty()).outcome()).isEqualTo(Outcome.NOT_KNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HPA does not scale my deployment",
                "ingress TLS certificate for our shop domain",
                "Calico BGP peering with route reflectors",
                "PodNetworking trunk ENI example",
                "HPA gak naik-naik padahal CPU udah tinggi",
                "IngressのTLS証明書を更新したい",
                "Calico BGP 路由反射器怎么配"
            })
    void questionsNearTheTopicsAreNotAnsweredByForce(String question) {
        assertThat(topics.ask(question, Optional.empty()).answered()).isFalse();
    }

    @Test
    void aLabelFitsAnEntryByItsFileAndTheBeginningOfItsHeading(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("labels.tsv"), "# topic, entry\na\tx*.md#How*\nb\ty.md#Why?\n");
        EntryLabels labels = EntryLabels.read(file);
        assertThat(labels.topics()).containsExactlyInAnyOrder("a", "b");
        assertThat(labels.topicOf(hit("x/1.md#How so"))).contains("a");
        assertThat(labels.topicOf(hit("y.md#Why?"))).contains("b");
        assertThat(labels.topicOf(hit("y.md#Why? Really"))).isEmpty();
        assertThat(labels.topicOf(hit("z/x/1.md#How"))).isEmpty();
    }

    private static Hit hit(String source) {
        return new Hit(Optional.empty(), Language.EN, "", 0, source);
    }

    private Knowledge pages() {
        return LuceneKnowledge.open(
                new Knowledge.Sources(false, List.of(samples.orElseThrow().pages())), ImportProgress.SILENT);
    }

    private static String report(String title, Evaluation evaluation) {
        String report = title + "\n"
                + List.of(Language.values()).stream()
                        .map(language -> line(language, evaluation.of(language)))
                        .collect(Collectors.joining("\n"));
        System.out.println(report);
        return report;
    }

    private static String line(Language language, Figures figures) {
        return String.format(
                Locale.ROOT,
                "  %s inside %d R@1=%.3f R@3=%.3f declined %.3f; outside %d declined %.3f",
                language,
                figures.inside(),
                figures.recallAt1(),
                figures.recallAt3(),
                figures.declinedInside(),
                figures.outside(),
                figures.declinedOutside());
    }
}
