package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "172.30.34.129, 172.30.34.190, 61",
        "10.20.0.1, 10.20.0.6, 5",
        "0.0.0.1, 255.255.255.254, 4294967293",
        "fd00:20::1, fd00:20::ff, 254",
        "fd00:0:0:1::1, fd00::1:ffff:ffff:ffff:ffff, 9223372036854775807",
        "::1, ::ffff, 65534",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:9, 1",
    })
    void theGatewayTakesOne(String first, String last, long capacity) {
        assertThat(AddressRange.between(first, last).orElseThrow().capacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.1, fd00::1",
        "10.20.0.9, 10.20.0.1",
        "10.20.0.1, 10.20.0.1",
        "10.20.0.1, 10.20",
        "10.20.0.1, 10.20.0.256",
        "cafe, face",
        "1::2::3, 1::9",
        "1:2:3:4:5:6:7::8, 1:2:3:4:5:6:7:9",
        "fd00:::1, fd00::9",
        "fd00::fffff, fd01::1",
    })
    void whatIsNoRangeIsNone(String first, String last) {
        assertThat(AddressRange.between(first, last)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "172.30.34.128/26, 61",
        "172.30.34.190/26, 61",
        "10.20.0.0/30, 1",
        "10.0.0.0/8, 16777213",
        "fd00:20::/120, 254",
    })
    void aCidrHoldsWhatHostLocalGivesOut(String cidr, long capacity) {
        assertThat(AddressRange.of(cidr).orElseThrow().capacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.20.0.0/31", "10.20.0.0/32", "10.20.0.0/33", "10.20.0.0", "/24", "", "x/24", "fd00::/129"})
    void whatGivesOutNoAddressIsNone(String cidr) {
        assertThat(AddressRange.of(cidr)).isEmpty();
    }

    @Test
    void aRangeOfACidrIsTheOneThatItsEventTells() {
        AddressRange range = AddressRange.of("172.30.34.128/26").orElseThrow();
        AddressRange told =
                AddressRange.between("172.30.34.129", "172.30.34.190").orElseThrow();
        assertThat(range.first()).isEqualTo(told.first());
        assertThat(range.last()).isEqualTo(told.last());
    }

    @Test
    void liesWithinTheCidrsOfItsNodeOfTheSameFamily() {
        AddressRange range = AddressRange.between("10.20.0.1", "10.20.0.14").orElseThrow();
        assertThat(range.withinAny(List.of("fd00::/64", "10.20.0.0/28"))).isTrue();
        assertThat(range.withinAny(List.of("10.20.0.0/16"))).isTrue();
        assertThat(range.withinAny(List.of("10.20.0.0/29"))).isFalse();
        assertThat(range.withinAny(List.of("10.20.0.16/28", "::/0", "no cidr"))).isFalse();
        assertThat(range.withinAny(List.of())).isFalse();
    }

    @Test
    void holdsAddressesOfItsFamilyBetweenItsEnds() {
        AddressRange range = AddressRange.between("10.20.0.1", "10.20.0.14").orElseThrow();
        assertThat(List.of("10.20.0.1", "10.20.0.14")).allMatch(range::holds);
        assertThat(List.of("10.20.0.0", "10.20.0.15", "::a14:5", "", "a.b.c.d")).noneMatch(range::holds);

        AddressRange six = AddressRange.between("fd00:20::1", "fd00:20::ff").orElseThrow();
        assertThat(List.of("FD00:20::A", "fd00:20:0:0:0:0:0:a")).allMatch(six::holds);
        assertThat(List.of("fd00:20::100", "fd00:21::a")).noneMatch(six::holds);
    }
}
