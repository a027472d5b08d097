package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.knowledge.Language;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private final Texts texts = Texts.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameKeysAndPlaceholders(Language language) {
        Map<String, String> english = texts.templates(Language.EN);
        Map<String, String> other = texts.templates(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, template) ->
                assertThat(placeholders(other.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(template)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noSentenceIsBlankOrHasAnApostropheDoubledForAFormatThatIsNotUsed(Language language) {
        assertThat(texts.templates(language))
                .allSatisfy((key, text) -> assertThat(text).isNotBlank().doesNotContain("''"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"JA", "ZH"})
    void sentencesOfOtherScriptsAreWrittenInThem(Language language) {
        long own = texts.templates(language).entrySet().stream()
                .filter(e -> !e.getKey().startsWith("mode."))
                .filter(e -> e.getValue().codePoints().anyMatch(Character::isIdeographic)
                        || e.getValue().matches("(?s).*[ぁ-んァ-ヶ].*"))
                .count();
        long bare = texts.templates(language).entrySet().stream()
                .filter(e -> !e.getKey().startsWith("mode."))
                .filter(e ->
                        e.getValue().replaceAll("\\{[a-z]+}", "").matches("(?s).*[A-Za-z]{3,}.*|.*[^\\x00-\\x7f].*"))
                .count();
        assertThat(own).isGreaterThan(bare * 9 / 10);
    }

    @Test
    void valuesOfAMarkdownSentenceCannotBecomeMarkup() {
        String text =
                texts.in(Language.EN).markdown("findings.line", "severity", "x", "summary", "[a](http://b) *c* `d`");
        assertThat(new PlainMarkdown().render(text)).isEqualTo("x: [a](http://b) *c* `d`");
    }

    @Test
    void aPlaceholderWithoutAValueIsAFault() {
        assertThatThrownBy(() -> texts.in(Language.EN).plain("findings.line", "severity", "x"))
                .hasMessageContaining("summary");
    }

    private static Set<String> placeholders(String template) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(template).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
