package dev.netdoc.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CorrelationTest {

    @AfterEach
    void leaveNothing() {
        MDC.clear();
    }

    /** {@return the event that work of an executor is done for, if it is given to it while another is worked for} */
    private static Optional<String> seen(Executor executor, String giver) {
        Correlation.begin(giver);
        return CompletableFuture.supplyAsync(Correlation::event, executor).join();
    }

    @Test
    void workIsForWhoGivesItOrForWhoBoundTheExecutor() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Correlation.begin("Ev1");
            Executor bound = Correlation.bound(Correlation.carrying(threads));
            assertThat(seen(Correlation.carrying(threads), "Ev2")).contains("Ev2");
            assertThat(seen(bound, "Ev2")).contains("Ev1");
        }
    }

    @Test
    void whoHandsOverGoesOnForNobody() {
        Correlation.begin("Ev1");
        var seen = new CompletableFuture<Optional<String>>();
        Runnable work = Correlation.handOver(() -> seen.complete(Correlation.event()));
        assertThat(Correlation.event()).isEmpty();
        work.run();
        assertThat(seen.join()).contains("Ev1");
    }
}
