package dev.netdoc.bot.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.function.UnaryOperator;

/**
 * One stretch of work within a trace: how long it took, and what is told of it. That is ids, names of clusters, counts and
 * outcomes; never what somebody wrote, what a cluster holds, or the message of an exception, which may quote either.
 *
 * <p>Like the id of the event, a trace belongs to a thread; {@link dev.netdoc.bot.log.Correlation} carries both over.
 */
public final class Step {
    /** The tracer of the trace that a thread works for. */
    static final ContextKey<Tracer> TRACER = ContextKey.named("netdoc.tracer");

    static final Step UNTOLD = new Step(Span.getInvalid());
    private static final String PREFIX = "netdoc.";

    private final Span span;

    private Step(Span span) {
        this.span = span;
    }

    /** What is done in a step. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run(Step step) throws X;
    }

    /** Does something as a step of the trace that this thread works for; outside of any, nothing is told. */
    public static <T, X extends Exception> T in(String name, Work<T, X> work) throws X {
        Context context = Context.current();
        Tracer tracer = context.get(TRACER);
        return tracer == null ? work.run(UNTOLD) : in(context, tracer, name, work);
    }

    @SuppressWarnings("try") // the scope is there to be closed
    static <T, X extends Exception> T in(Context parent, Tracer tracer, String name, Work<T, X> work) throws X {
        Span span = tracer.spanBuilder(name).setParent(parent).startSpan();
        var step = new Step(span);
        try (Scope scope = parent.with(span).makeCurrent()) {
            return work.run(step);
        } catch (Throwable e) {
            step.failed("error");
            throw e;
        } finally {
            span.end();
        }
    }

    /** {@return the step that this thread is in} */
    public static Step current() {
        return new Step(Span.current());
    }

    /** {@return what makes work be done in the step that this thread is in now, whichever thread does it} */
    public static UnaryOperator<Runnable> here() {
        Context context = Context.current();
        return context == Context.root() ? UnaryOperator.identity() : context::wrap;
    }

    public Step with(String key, String value) {
        span.setAttribute(PREFIX + key, value);
        return this;
    }

    public Step with(String key, long value) {
        span.setAttribute(PREFIX + key, value);
        return this;
    }

    /** @param outcome one of few words, e.g. {@code answered} */
    public void outcome(String outcome) {
        with("outcome", outcome);
    }

    /** @param outcome as of {@link #outcome}; the step stands out as one that went wrong */
    public void failed(String outcome) {
        outcome(outcome);
        span.setStatus(StatusCode.ERROR);
    }
}
