package dev.netdoc.knowledge.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Samples;
import dev.netdoc.knowledge.evaluation.LabelledQuestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageRecogniserTest {
    private final LanguageRecogniser languages = new LanguageRecogniser();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "how do I see the mode; EN",
                "flannel node limits; EN",
                "kenapa Pod gagal create ENI; ID",
                "master kehapus upgrade; ID",
                "scale out node pool, safe gak?; ID",
                "ngecek mode terway; ID",
                "Terway のモード; JA",
                "ﾓｰﾄﾞ; JA",
                "接続追跡 変更; JA",
                "交换机 IP 耗尽; ZH",
                "怎麼檢查模式; ZH",
                "GKE 1.24 節點沒有 IP; ZH"
            })
    void aFewWordsAreEnough(String text, Language language) {
        assertThat(languages.recognise(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "eniip_virtual_type", "10.0.0.1", "/etc/cni/net.d", "{}()*", "😀", "`kubectl get`"})
    void whatHasNoWordsHasNoLanguage(String text) {
        assertThat(languages.recognise(text)).isEmpty();
    }

    @Test
    void aDocumentIsJudgedByMostOfItsText() {
        String page =
                "全部产品\nSearch\nBagaimana cara membuat kluster yang baru?\nkubectl get nodes --all\nAnda dapat membuatnya di konsol.";
        assertThat(languages.ofDocument(page)).isEqualTo(Language.ID);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sampleQuestionsAreRecognised(Language language) {
        var samples = Samples.find();
        assumeTrue(samples.isPresent(), "no sample questions beside the project");
        // Pasted log lines are English whoever pastes them; they say nothing about the asker.
        List<LabelledQuestion> questions = samples.get().questions().stream()
                .filter(question ->
                        question.language() == language && !question.style().equals("error"))
                .toList();
        List<String> wrong = questions.stream()
                .map(LabelledQuestion::text)
                .filter(text -> !languages.recognise(text).equals(Optional.of(language)))
                .toList();
        assertThat(wrong.size()).as("%s", wrong).isLessThanOrEqualTo((int) (questions.size() * 0.02));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void questionsOfOurOwnAreRecognised(Language language) {
        List<LabelledQuestion> questions = Stream.concat(Samples.tuned().stream(), Samples.held().stream())
                .filter(question -> question.language() == language
                        && !List.of("error", "keyword", "typo", "mixed").contains(question.style()))
                .toList();
        List<String> wrong = questions.stream()
                .map(LabelledQuestion::text)
                .filter(text -> !languages.recognise(text).equals(Optional.of(language)))
                .toList();
        assertThat(wrong.size()).as("%s", wrong).isLessThanOrEqualTo((int) (questions.size() * 0.02));
    }
}
