package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    private static DomainName name(String text) {
        return DomainName.of(text);
    }

    @Test
    void overlapGoesLabelByLabelInBothDirections() {
        assertThat(name("k8s.corp.lan").overlaps(name("corp.lan"))).isTrue();
        assertThat(name("corp.lan").overlaps(name("k8s.corp.lan"))).isTrue();
        assertThat(name("CORP.lan.").overlaps(name("corp.LAN"))).isTrue();
        assertThat(name("xcorp.lan").overlaps(name("corp.lan"))).isFalse();
        assertThat(name("a.corp.lan").overlaps(name("b.corp.lan"))).isFalse();
    }

    @Test
    void theRootIsNoZone() {
        assertThat(name("corp.lan").overlaps(name("."))).isFalse();
        assertThat(name("").overlaps(name("corp.lan"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "k8s.shop.com", "shop.cn", "shop.dev", "a.co.uk", "github.io", "arpa", "ip6.arpa"})
    void delegatedNamesArePublic(String text) {
        assertThat(name(text).underPublicDns()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster.local", "a.localhost", "a.test", "a.invalid", "a.example", "a.internal", "home.arpa",
                "a.home.arpa", "a.lan", "a.corp", "a.home", "a.mail", "a.k8s", "a.cluster"
            })
    void reservedAndUnknownNamesAreNot(String text) {
        assertThat(name(text).underPublicDns()).isFalse();
    }

    @Test
    void aServiceShadowsOnlyWhereTheZonesNameGivesItAway() {
        assertThat(name("corp.lan").shadows(name("db.corp.lan"), "orders", "db"))
                .isTrue();
        assertThat(name("corp.lan").shadows(name("orders.db.svc.corp.lan"), "orders", "db"))
                .isTrue();
        assertThat(name("corp.lan").shadows(name("db.corp.lan"), "orders", "shop"))
                .isFalse();
        assertThat(name("k8s.shop").shadows(name("shop"), "orders", "shop")).isTrue();
        assertThat(name("k8s.corp.lan").shadows(name("corp.lan"), "git", "dev")).isFalse();
    }
}
