package dev.netdoc.bot.trace;

/** OpenTelemetry's variables ask for what netdoc cannot do. */
public final class TracesMisconfigured extends RuntimeException {
    private static final long serialVersionUID = 1;

    TracesMisconfigured(String message) {
        super(message);
    }
}
