package org.scribes.textgen.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;

/**
 * Records the metrics of OpenTelemetry's conventions for generative AI, with their bucket bounds: client metrics for
 * every called model, server metrics for the model in this process.
 */
final class ModelMetrics {
    private static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final List<Long> TOKENS = List.of(
            1L,
            4L,
            16L,
            64L,
            256L,
            1024L,
            4096L,
            16_384L,
            65_536L,
            262_144L,
            1_048_576L,
            4_194_304L,
            16_777_216L,
            67_108_864L);
    private static final List<Double> DURATIONS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    private static final List<Double> FIRST_TOKEN =
            List.of(0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    private static final List<Double> NEXT_TOKEN =
            List.of(0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5);

    private final LongHistogram tokens;
    private final DoubleHistogram operation;
    private final DoubleHistogram request;
    private final DoubleHistogram firstToken;
    private final DoubleHistogram nextToken;

    ModelMetrics(Meter meter) {
        this.tokens = meter.histogramBuilder("gen_ai.client.token.usage")
                .ofLongs()
                .setUnit("{token}")
                .setDescription("Tokens of prompts and answers")
                .setExplicitBucketBoundariesAdvice(TOKENS)
                .build();
        this.operation = seconds(meter, "gen_ai.client.operation.duration", "Duration of attempts", DURATIONS);
        this.request = seconds(
                meter,
                "gen_ai.server.request.duration",
                "Duration of attempts of the model in this process",
                DURATIONS);
        this.firstToken = seconds(
                meter,
                "gen_ai.server.time_to_first_token",
                "Time to the first token of the model in this process",
                FIRST_TOKEN);
        this.nextToken =
                seconds(meter, "gen_ai.server.time_per_output_token", "Time per token after the first", NEXT_TOKEN);
    }

    private static DoubleHistogram seconds(Meter meter, String name, String meaning, List<Double> bounds) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(meaning)
                .setExplicitBucketBoundariesAdvice(bounds)
                .build();
    }

    void answered(ModelCall call, Completion completion, Duration took) {
        if (call.mode() == Mode.EXTRACTIVE) {
            return; // no model was called
        }
        Attributes attributes =
                call.common().put(RESPONSE_MODEL, completion.model()).build();
        tokens.record(completion.usage().input(), with(attributes, TOKEN_TYPE, "input"));
        tokens.record(completion.usage().generated(), with(attributes, TOKEN_TYPE, "output"));
        recordDuration(call, attributes, took);
        completion.engine().ifPresent(times -> engine(times, completion.usage().generated(), attributes));
    }

    void failed(ModelCall call, ErrorCode code, Duration took) {
        if (call.mode() == Mode.EXTRACTIVE) {
            return;
        }
        recordDuration(call, call.common().put(ERROR, code.name()).build(), took);
    }

    private void recordDuration(ModelCall call, Attributes attributes, Duration took) {
        double seconds = seconds(took);
        operation.record(seconds, attributes);
        if (call.mode() == Mode.LOCAL) {
            request.record(seconds, attributes);
        }
    }

    private void engine(EngineTimes times, int generated, Attributes attributes) {
        firstToken.record(seconds(times.queued().plus(times.prefill())), attributes);
        if (generated > 1) {
            nextToken.record(seconds(times.decode()) / (generated - 1), attributes);
        }
    }

    private static Attributes with(Attributes attributes, AttributeKey<String> key, String value) {
        AttributesBuilder builder = attributes.toBuilder();
        return builder.put(key, value).build();
    }

    private static double seconds(Duration time) {
        return Math.max(0, time.toNanos() / 1e9);
    }
}
