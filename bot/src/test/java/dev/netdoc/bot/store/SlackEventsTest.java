package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.store.SlackEvents.Delivery;
import dev.netdoc.bot.store.SlackEvents.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class SlackEventsTest {
    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private Store store;
    private SlackEvents events;

    SlackEventsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        store = stores.fresh(folder).get();
        events = new SlackEvents(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Delivery message(String eventId, String channel, String ts) {
        return new Delivery(eventId, "T1", Optional.of(new Message(channel, ts)), "{}");
    }

    @Test
    void aRepeatUnderTheSameOrANewEventIdIsNotClaimed() {
        assertThat(events.claim(message("Ev1", "C1", "1.1"))).isTrue();
        assertThat(events.claim(message("Ev1", "C1", "1.1"))).isFalse();
        assertThat(events.claim(message("Ev2", "C1", "1.1"))).isFalse();
    }

    @Test
    void anotherMessageIsClaimed() {
        assertThat(events.claim(message("Ev1", "C1", "1.1"))).isTrue();
        assertThat(events.claim(message("Ev2", "C1", "1.2"))).isTrue();
        assertThat(events.claim(message("Ev3", "C2", "1.1"))).isTrue();
    }

    @Test
    void eventsWithoutAMessageDifferByTheirIdAlone() {
        assertThat(events.claim(new Delivery("Ev1", "T1", Optional.empty(), "")))
                .isTrue();
        assertThat(events.claim(new Delivery("Ev2", "T1", Optional.empty(), "")))
                .isTrue();
        assertThat(events.claim(new Delivery("Ev2", "T1", Optional.empty(), "")))
                .isFalse();
    }

    @Test
    void ofManyWorkersExactlyOneGetsTheMessage() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var claims = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> events.claim(message("Ev" + i, "C1", "1.1")))
                    .toList();
            int won = 0;
            for (var claim : threads.invokeAll(claims)) {
                won += claim.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void whatAProcessDiedOverIsFoundUntilItIsDone() {
        events.claim(message("Ev1", "C1", "1.1"));
        events.claim(new Delivery("Ev0", "T1", Optional.empty(), "{}"));
        events.done("Ev0");
        clock.advance(Duration.ofMinutes(1));

        assertThat(events.unfinished(clock.instant())).containsExactly(message("Ev1", "C1", "1.1"));
        events.done("Ev1");
        assertThat(events.unfinished(clock.instant())).isEmpty();
        assertThat(events.claim(message("Ev1", "C1", "1.1"))).isFalse();
    }

    @Test
    void onlyOldAndFinishedDeliveriesAreForgotten() {
        events.claim(message("Ev1", "C1", "1.1"));
        events.claim(message("Ev2", "C1", "1.2"));
        events.done("Ev1");
        clock.advance(Duration.ofDays(2));
        events.claim(message("Ev3", "C1", "1.3"));
        events.done("Ev3");

        assertThat(events.forget(Duration.ofDays(1))).isEqualTo(1);
        assertThat(events.unfinished(clock.instant()))
                .extracting(Delivery::eventId)
                .containsExactly("Ev2");
    }
}
