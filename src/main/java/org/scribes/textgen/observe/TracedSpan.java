package org.scribes.textgen.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;

/**
 * A part of the work on a request, as a trace shows it. A value must never be a prompt, a passage, an answer, a name of a
 * user or a key, or hold a part of one.
 */
public final class TracedSpan {
    /** What nobody looks at. */
    static final TracedSpan UNSEEN = new TracedSpan(Span.getInvalid());

    private static final String ERROR = "error.type";

    private final Span span;

    TracedSpan(Span span) {
        this.span = span;
    }

    /** A text; best a word. */
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

    /** A constant, in small letters. */
    public TracedSpan set(String name, Enum<?> value) {
        return set(name, EnumNames.of(value));
    }

    /** It failed. Only what the failure is called is told: a message or a stack trace could quote a prompt. */
    public TracedSpan error(ErrorCode code) {
        span.setAttribute(ERROR, code.name());
        if (code != ErrorCode.CANCELLED) { // the client left, which is no error of ours
            span.setStatus(StatusCode.ERROR);
        }
        return this;
    }

    void failed(Throwable failure) {
        error(Tracing.code(failure));
    }
}
