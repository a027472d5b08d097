package dev.netdoc.knowledge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.analysis.Identifiers.Identifier;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {
    private final Identifiers identifiers = new Identifiers();

    @Test
    void anErrorCodeIsKeptWholeAndInItsWords() {
        assertThat(identifiers.in("Code: InvalidVSwitchId.IpNotEnough,"))
                .singleElement()
                .satisfies(identifier -> {
                    assertThat(identifier.whole()).isEqualTo("invalidvswitchid.ipnotenough");
                    assertThat(identifier.parts()).contains("invalid", "ip", "not", "enough");
                });
    }

    @Test
    void theyAreFoundBetweenJapaneseCharactersAndSigns() {
        assertThat(identifiers.in("設定「eniip_virtual_type」をterway-eniipで、udpTimeoutとNodePort"))
                .extracting(Identifier::whole)
                .containsExactly("eniip_virtual_type", "terway-eniip", "udptimeout", "nodeport");
    }

    @Test
    void wordsNumbersAndVersionsAreNone() {
        assertThat(identifiers.in("Terway v1.11.0 since 1.16, 65536 pods! (GKE)"))
                .isEmpty();
    }
}
