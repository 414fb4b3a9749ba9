package org.scribes.textgen.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.FinishReason;

/** Records each attempt in OpenTelemetry: a span with the model call's attributes, and the metrics. */
@ApplicationScoped
public class ModelCalls {
    private static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    private static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");

    private final Tracing tracing;
    private final ModelMetrics metrics;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    @Inject
    ModelCalls(Tracing tracing, OpenTelemetry telemetry) {
        this(tracing, telemetry, InstantSource.system(), System::nanoTime);
    }

    ModelCalls(Tracing tracing, OpenTelemetry telemetry, InstantSource clock, LongSupplier nanoTime) {
        this.tracing = tracing;
        this.metrics = new ModelMetrics(telemetry.getMeter(Tracing.SCOPE));
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Runs {@code attempt} on this thread. */
    public Completion traced(ModelCall call, Supplier<Completion> attempt) {
        if (!tracing.isOn()) {
            return attempt.get();
        }
        Instant begun = clock.instant();
        long start = nanoTime.getAsLong();
        return tracing.within(
                tracing.call(call.spanName(), call.kind())
                        .setStartTimestamp(begun)
                        .setAllAttributes(call.requestAttributes()),
                span -> {
                    try {
                        Completion completion = attempt.get();
                        Duration took = since(start);
                        metrics.answered(call, completion, took);
                        describe(completion, begun.plus(took));
                        return completion;
                    } catch (RuntimeException | Error failure) {
                        metrics.failed(call, Tracing.code(failure), since(start));
                        throw failure;
                    }
                });
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private void describe(Completion completion, Instant ended) {
        Span.current()
                .setAttribute(RESPONSE_MODEL, completion.model())
                .setAttribute(FINISH_REASONS, List.of(finish(completion.finishReason())))
                .setAttribute(INPUT_TOKENS, (long) completion.usage().input())
                .setAttribute(OUTPUT_TOKENS, (long) completion.usage().generated());
        completion.engine().ifPresent(times -> addSpans(times, ended));
    }

    /**
     * Adds spans for the engine's work, which runs on a thread without a trace. Their times count back from the end,
     * because the engine's clock starts only after tokenization.
     */
    private void addSpans(EngineTimes times, Instant ended) {
        Instant first = ended.minus(times.decode());
        addSpan("prefill", first.minus(times.prefill()), first);
        addSpan("decode", first, ended);
    }

    private void addSpan(String name, Instant from, Instant to) {
        tracing.call(name, SpanKind.INTERNAL)
                .setStartTimestamp(from)
                .startSpan()
                .end(to);
    }

    /** The finish reason in OpenTelemetry's words. */
    private static String finish(FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
            case EOS_TOKEN, STOP_SEQUENCE -> "stop";
            case TOOL_CALLS -> "tool_calls";
        };
    }
}
