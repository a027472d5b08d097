package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageWishTest {
    @ParameterizedTest
    @CsvSource({
        "language ja, JA",
        "Language: Japanese, JA",
        "set my language to english, EN",
        "bahasa indonesia, ID",
        "ganti bahasa ke inggris, EN",
        "言語 日本語, JA",
        "言語を英語にしてください, EN",
        "语言 中文, ZH",
        "把语言改为英语。, EN"
    })
    void isSaidInManyWays(String text, Language language) {
        assertThat(LanguageWish.in(text)).contains(new LanguageWish(Optional.of(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"language auto", "bahasa otomatis", "言語 自動", "语言 自动"})
    void isTakenBack(String text) {
        assertThat(LanguageWish.in(text)).contains(new LanguageWish(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language",
                "language of the documents",
                "which language is the CNI written in",
                "language klingon",
                "bahasa apa yang didukung",
                "言語は何が使えますか",
                "支持哪些语言",
                ""
            })
    void aQuestionAboutLanguagesIsNone(String text) {
        assertThat(LanguageWish.in(text)).isEmpty();
    }
}
