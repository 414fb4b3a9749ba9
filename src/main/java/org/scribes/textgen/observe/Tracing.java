package org.scribes.textgen.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Tells OpenTelemetry of the work on requests; the trace is the caller's, where the request came with one. Without an
 * address to send traces to it does nothing, at next to no cost.
 */
@ApplicationScoped
public class Tracing {
    static final String SCOPE = "org.scribes.textgen";

    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final boolean on;

    @Inject
    Tracing(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer(SCOPE);
        this.on = telemetry.getTracerProvider() != TracerProvider.noop();
    }

    boolean isOn() {
        return on;
    }

    /** Does {@code work} as a part of its own of what this thread does. What it throws is told by its name and goes on. */
    public <T> T within(String name, Function<TracedSpan, T> work) {
        return on ? within(tracer.spanBuilder(name), work) : work.apply(TracedSpan.UNSEEN);
    }

    /** As above, without a result. */
    public void within(String name, Runnable work) {
        within(name, span -> {
            work.run();
            return true;
        });
    }

    <T> T within(SpanBuilder builder, Function<TracedSpan, T> work) {
        Span span = builder.startSpan();
        TracedSpan part = new TracedSpan(span);
        Scope scope = span.makeCurrent();
        try {
            return work.apply(part);
        } catch (RuntimeException | Error failure) {
            part.failed(failure);
            throw failure;
        } finally {
            scope.close();
            span.end();
        }
    }

    SpanBuilder call(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind);
    }

    /** What this thread works on now: the request itself, outside of parts of their own. */
    public TracedSpan current() {
        return on ? new TracedSpan(Span.current()) : TracedSpan.UNSEEN;
    }

    /** Names what this thread works on now anew. */
    public void rename(String name) {
        if (on) {
            Span.current().updateName(name);
        }
    }

    /** {@code task} for another thread, as a part of what this one works on. */
    public Runnable carrying(Runnable task) {
        return on ? Context.current().wrap(task) : task;
    }

    /** The headers that let another server go on with the trace: {@code traceparent} and perhaps more, or none. */
    public Map<String, String> headers() {
        if (!on) {
            return Map.of();
        }
        Map<String, String> headers = new TreeMap<>();
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(
                        Context.current(),
                        headers,
                        (carrier, name, value) ->
                                Objects.requireNonNull(carrier).put(name, value));
        return headers;
    }

    /** What a failure is called. */
    static ErrorCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GenerationException known) {
                return known.code();
            }
        }
        return ErrorCode.GENERATION_FAILED;
    }
}
