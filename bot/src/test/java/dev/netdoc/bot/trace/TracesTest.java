package dev.netdoc.bot.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String NOWHERE = "http://127.0.0.1:9";

    private static Set<Thread> exporterThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
                .collect(Collectors.toSet());
    }

    /** {@return those threads that are not among the earlier ones} */
    private static Set<Thread> startedSince(Set<Thread> before) {
        Set<Thread> now = exporterThreads();
        now.removeAll(before);
        return now;
    }

    private static Traces traces(String... environment) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        return Traces.of(all, "1");
    }

    @Test
    void withoutAnEndpointNothingIsStarted() {
        Set<Thread> before = exporterThreads();
        try (Traces traces = traces("OTEL_SERVICE_NAME", "netdoc", "OTEL_EXPORTER_OTLP_ENDPOINT", " ")) {
            assertThat(traces).isSameAs(Traces.OFF);
            assertThat(traces.<Runnable, RuntimeException>trace("event", step -> {
                        Runnable work = () -> {};
                        assertThat(Step.here().apply(work)).isSameAs(work);
                        return work;
                    }))
                    .isNotNull();
            assertThat(startedSince(before)).isEmpty();
        }
        try (Traces traces = traces("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", NOWHERE, "OTEL_BSP_SCHEDULE_DELAY", "100")) {
            assertThat(startedSince(before)).hasSize(1);
        }
        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
    }

    @Test
    void whatCannotBeFollowedIsSaidWithoutQuotingAToken() {
        assertThatThrownBy(() -> traces("OTEL_EXPORTER_OTLP_ENDPOINT", NOWHERE, "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"))
                .isInstanceOf(TracesMisconfigured.class)
                .hasMessageContaining("http/protobuf");
        assertThatThrownBy(() -> traces("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"))
                .isInstanceOf(TracesMisconfigured.class)
                .hasMessageContaining("collector:4318");
        assertThatThrownBy(() -> traces("OTEL_EXPORTER_OTLP_ENDPOINT", NOWHERE, "OTEL_EXPORTER_OTLP_HEADERS", "geheim"))
                .isInstanceOf(TracesMisconfigured.class)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_HEADERS")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void workThrowsWhatItThrows() {
        try (Traces traces = traces("OTEL_EXPORTER_OTLP_ENDPOINT", NOWHERE)) {
            assertThatThrownBy(() -> traces.trace(
                            "event",
                            outer -> Step.in("step", inner -> {
                                throw new IOException("gone");
                            })))
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
    }
}
