package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<@UBOT> what mode am I in? ~ what mode am I in?",
                "hey <@UBOT>, ask <@U0ANN> ~ hey  , ask @U0ANN",
                "&lt;none&gt; &amp;amp; x ~ <none> &amp; x",
                "see <https://a.example/b|the page> or <https://c.example> ~ see the page or https://c.example",
                "<#C1|general> <!channel> <!subteam^S1|@ops> ~ #general @channel @ops"
            })
    void readsAsThePersonTypedIt(String text, String plain) {
        assertThat(SlackText.plain(text, "UBOT")).isEqualTo(plain);
    }
}
