package org.scribes.textgen.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;

/** A span of a trace. A value must never contain any part of a prompt, passage, answer, user name or key. */
public final class TracedSpan {
    /** A span that is not recorded. */
    static final TracedSpan DISABLED = new TracedSpan(Span.getInvalid());

    private static final String ERROR = "error.type";

    private final Span span;

    TracedSpan(Span span) {
        this.span = span;
    }

    /** A text attribute, preferably one word. */
    public TracedSpan set(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public TracedSpan set(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    public TracedSpan set(String name, double value) {
        span.setAttribute(name, value);
        return this;
    }

    public TracedSpan set(String name, boolean value) {
        span.setAttribute(name, value);
        return this;
    }

    /** An enum constant, in lower case. */
    public TracedSpan set(String name, Enum<?> value) {
        return set(name, EnumNames.of(value));
    }

    /** Marks the span as failed with an error code only: a message or stack trace could quote a prompt. */
    public TracedSpan error(ErrorCode code) {
        span.setAttribute(ERROR, code.name());
        if (code != ErrorCode.CANCELLED) { // not an error of this service
            span.setStatus(StatusCode.ERROR);
        }
        return this;
    }

    void failed(Throwable failure) {
        error(Tracing.code(failure));
    }
}
