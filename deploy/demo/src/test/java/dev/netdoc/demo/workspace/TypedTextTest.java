package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {
    private static final List<String> PIECES = List.of(
            "@netdoc",
            "<@netdoc>",
            "<@UNETDOC>",
            "<!channel>",
            "&lt;",
            "<",
            ">",
            "&",
            "`",
            "```",
            "*",
            "_",
            "~",
            "#general",
            "https://a.b/?c=1&d",
            "@here",
            "日本",
            "\n",
            " ",
            "a.b@c.d");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@netdoc hi|<@UNETDOC> hi",
                "<@netdoc> hi|<@UNETDOC> hi",
                "<@UNETDOC> hi|<@UNETDOC> hi",
                "@netdocさん、こんにちは|<@UNETDOC>さん、こんにちは",
                "mail rina@netdoc.dev|mail rina@netdoc.dev",
                "@nobody|@nobody",
                "a < b && b > c|a &lt; b &amp;&amp; b &gt; c",
                "<!channel>|&lt;!channel&gt;",
                "@channel|<!channel>",
                "https://a.b/?c=1&d=2|<https://a.b/?c=1&amp;d=2>",
                "`<b>` *x*|`&lt;b&gt;` *x*",
                "kube_proxy_mode|kube_proxy_mode"
            })
    void readsAsSlacksClientDoes(String typed, String sent) {
        assertThat(read(typed).text()).isEqualTo(sent);
    }

    @RepeatedTest(200)
    void neverLetsRawSyntaxThrough(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        StringBuilder typed = new StringBuilder("x");
        for (int i = 0; i < 12; i++) {
            typed.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        String rest = read(typed.toString())
                .text()
                .replaceAll("<(@U\\w+|#C\\w+\\|[\\w-]+|!here|https?://[^<>]+)>", "")
                .replaceAll("&(amp|lt|gt);", "");
        assertThat(rest).as("seed %s: %s", run.getCurrentRepetition(), typed).doesNotContain("<", ">", "&");
    }

    private static Content read(String typed) {
        return TypedText.read(
                typed,
                name -> name.equals("general")
                        ? Optional.of(Channel.named("C0GENERAL", "general", "URINA", 0, false, "", List.of()))
                        : Optional.empty());
    }
}
