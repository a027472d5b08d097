package dev.netdoc.bot.log;

import dev.netdoc.bot.trace.Step;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of the Slack event that something is done for, at every log line that comes of it: from the event to the calls of
 * the API servers and back to the post. It belongs to a thread, as does the trace of what is done for it, so both are
 * carried over wherever work changes threads.
 */
public final class Correlation {
    /** Its name in the context of log lines. */
    public static final String EVENT = "event";

    private Correlation() {}

    /** From here on this thread works for an event. */
    public static void begin(String event) {
        MDC.put(EVENT, event);
    }

    /** {@return the event that this thread works for} */
    public static Optional<String> event() {
        return Optional.ofNullable(MDC.get(EVENT));
    }

    /** {@return work that is done for the event of this thread, which itself goes on to something else} */
    public static Runnable handOver(Runnable work) {
        Runnable carried = carry(work);
        MDC.remove(EVENT);
        return carried;
    }

    /** {@return work that is done for the event of this thread, whichever thread does it} */
    public static Runnable carry(Runnable work) {
        return here().apply(work);
    }

    private static UnaryOperator<Runnable> here() {
        UnaryOperator<Runnable> traced = Step.here();
        @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        if (context == null || context.isEmpty()) {
            return traced;
        }
        return work -> {
            Runnable all = traced.apply(work);
            return () -> {
                MDC.setContextMap(context);
                try {
                    all.run();
                } finally {
                    MDC.clear();
                }
            };
        };
    }

    /** {@return an executor that does everything for the event of this thread, whoever gives it the work} */
    public static Executor bound(Executor executor) {
        UnaryOperator<Runnable> here = here();
        return work -> executor.execute(here.apply(work));
    }

    /** {@return an executor that carries the event of whoever gives it work} */
    public static Executor carrying(Executor executor) {
        return work -> executor.execute(carry(work));
    }
}
