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

/** Tells OpenTelemetry of each attempt at an answer: a part of the trace with its figures, and the usual metrics. */
@ApplicationScoped
public class ModelCalls {
    private static final AttributeKey<String> ANSWERED_BY = AttributeKey.stringKey("gen_ai.response.model");
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

    /** Makes {@code attempt}, on this thread. */
    public Completion traced(ModelCall call, Supplier<Completion> attempt) {
        if (!tracing.isOn()) {
            return attempt.get();
        }
        Instant begun = clock.instant();
        long start = nanoTime.getAsLong();
        return tracing.within(
                tracing.call(call.spanName(), call.kind())
                        .setStartTimestamp(begun)
                        .setAllAttributes(call.asked()),
                work -> {
                    try {
                        Completion completion = attempt.get();
                        Duration took = since(start);
                        metrics.answered(call, completion, took);
                        tell(completion, begun.plus(took));
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

    private void tell(Completion completion, Instant ended) {
        Span.current()
                .setAttribute(ANSWERED_BY, completion.model())
                .setAttribute(FINISH_REASONS, List.of(finish(completion.finishReason())))
                .setAttribute(INPUT_TOKENS, (long) completion.usage().input())
                .setAttribute(OUTPUT_TOKENS, (long) completion.usage().generated());
        completion.engine().ifPresent(times -> tell(times, ended));
    }

    /**
     * The engine has worked on another thread, where there is no trace: what it took is told afterwards, and reckoned from
     * the end, because its times begin only after the prompt was put into tokens.
     */
    private void tell(EngineTimes times, Instant ended) {
        Instant first = ended.minus(times.decode());
        part("prefill", first.minus(times.prefill()), first);
        part("decode", first, ended);
    }

    private void part(String name, Instant from, Instant to) {
        tracing.call(name, SpanKind.INTERNAL)
                .setStartTimestamp(from)
                .startSpan()
                .end(to);
    }

    /** In the words that most servers of models use. */
    private static String finish(FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
            case EOS_TOKEN, STOP_SEQUENCE -> "stop";
        };
    }
}
