package dev.netdoc.bot.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where traces begin. Thread-safe; without a place to send them to nothing is started, and work is done as it is. */
public final class Traces implements AutoCloseable {
    /** Nothing is told. */
    public static final Traces OFF = new Traces(OpenTelemetry.noop(), () -> {});

    private static final long FAREWELL_SECONDS = 3;

    private final OpenTelemetry telemetry;
    private final Runnable end;

    private Traces(OpenTelemetry telemetry, Runnable end) {
        this.telemetry = telemetry;
        this.end = end;
    }

    /**
     * {@return traces that go where OpenTelemetry's variables say; {@link #OFF} if they name no endpoint}
     *
     * @param environment e.g. {@code OTEL_EXPORTER_OTLP_ENDPOINT}
     * @param version of netdoc
     * @throws TracesMisconfigured if the variables cannot be followed
     */
    public static Traces of(Map<String, String> environment, String version) {
        if (!Export.wanted(environment)) {
            return OFF;
        }
        OpenTelemetrySdk sdk = Export.start(environment, version);
        return new Traces(sdk, () -> sdk.getSdkTracerProvider().shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS));
    }

    /** Does something as a trace of its own. */
    public <T, X extends Exception> T trace(String name, Step.Work<T, X> work) throws X {
        if (this == OFF) {
            return work.run(Step.UNTOLD);
        }
        var tracer = telemetry.getTracer("dev.netdoc");
        return Step.in(Context.root().with(Step.TRACER, tracer), tracer, name, work);
    }

    /** Sends what has not been sent yet, for some seconds at most. */
    @Override
    public void close() {
        end.run();
    }
}
