package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNamesTest {
    private final ClusterNames names = new ClusterNames(List.of("prod", "prod-eu", "staging.sg", "本番"));

    @ParameterizedTest
    @CsvSource({
        "what mode is prod in?, prod",
        "what mode is prod., prod",
        "PROD のモードは, prod",
        "prodのモードは？, prod",
        "现在prod是什么模式, prod",
        "ｐｒｏｄ のモードは, prod",
        "compare prod with prod-eu, prod-eu",
        "mode of prod-eu please, prod-eu",
        "staging.sg is broken, staging.sg",
        "本番のモードは, 本番",
        "production is slow, ''",
        "my-prod is slow, ''",
        "prod.example.com does not resolve, ''",
        "prod_eu, ''",
        "'', ''"
    })
    void findsWholeNamesOnly(String text, String cluster) {
        assertThat(names.in(text).map(ClusterNames.Named::cluster).orElse("")).isEqualTo(cluster);
    }

    @ParameterizedTest
    @CsvSource({
        "inc-4711-prod-eu-checkout, prod-eu",
        "inc-4711-checkout-prod, prod",
        "inc-staging-sg, staging.sg",
        "inc-4711-production, ''",
        "inc-4711, ''"
    })
    void inTheNameOfAChannelHyphensSeparateWords(String channel, String cluster) {
        assertThat(names.inChannel(channel).map(ClusterNames.Named::cluster).orElse(""))
                .isEqualTo(cluster);
    }
}
