package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class LeasesTest {
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private final Stores stores;

    @TempDir
    Path folder;

    LeasesTest(Stores stores) {
        this.stores = stores;
    }

    @Test
    void oneHoldsItUntilItEndsOrIsGivenBack() {
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        try (Store store = stores.fresh(folder).get()) {
            var one = new Leases(store, clock, "one");
            var two = new Leases(store, clock, "two");
            assertThat(one.hold("watch/prod", LENGTH)).isTrue();
            assertThat(two.hold("watch/prod", LENGTH)).isFalse();
            assertThat(two.hold("watch/other", LENGTH)).isTrue();
            clock.advance(Duration.ofSeconds(10));
            assertThat(one.hold("watch/prod", LENGTH)).as("renewed").isTrue();
            clock.advance(Duration.ofSeconds(14));
            assertThat(two.hold("watch/prod", LENGTH)).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(two.hold("watch/prod", LENGTH)).as("over").isTrue();
            assertThat(one.hold("watch/prod", LENGTH)).isFalse();
            one.release("watch/prod");
            assertThat(one.hold("watch/prod", LENGTH)).as("of another one").isFalse();
            two.release("watch/prod");
            assertThat(one.hold("watch/prod", LENGTH)).isTrue();
        }
    }
}
