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
 * Creates OpenTelemetry spans, which continue the caller's trace if the request has one. Without a trace endpoint it
 * does nothing, at almost no cost.
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

    /** Runs {@code work} in a new child span. An exception is recorded by its error code and rethrown. */
    public <T> T within(String name, Function<TracedSpan, T> work) {
        return on ? within(tracer.spanBuilder(name), work) : work.apply(TracedSpan.DISABLED);
    }

    /** Runs {@code work} in a new child span. */
    public void within(String name, Runnable work) {
        within(name, span -> {
            work.run();
            return true;
        });
    }

    <T> T within(SpanBuilder builder, Function<TracedSpan, T> work) {
        Span span = builder.startSpan();
        TracedSpan traced = new TracedSpan(span);
        Scope scope = span.makeCurrent();
        try {
            return work.apply(traced);
        } catch (RuntimeException | Error failure) {
            traced.failed(failure);
            throw failure;
        } finally {
            scope.close();
            span.end();
        }
    }

    SpanBuilder call(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind);
    }

    /** The current span: the request's own, outside of child spans. */
    public TracedSpan current() {
        return on ? new TracedSpan(Span.current()) : TracedSpan.DISABLED;
    }

    /** Renames the current span. */
    public void rename(String name) {
        if (on) {
            Span.current().updateName(name);
        }
    }

    /** Wraps {@code task} so that it runs in the current span on another thread. */
    public Runnable carrying(Runnable task) {
        return on ? Context.current().wrap(task) : task;
    }

    /**
     * The headers that propagate the trace to another server, {@code traceparent} among them; empty without a trace.
     */
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

    /** The error code of a failure. */
    static ErrorCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GenerationException known) {
                return known.code();
            }
        }
        return ErrorCode.GENERATION_FAILED;
    }
}
