package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenUsage;

class ModelCallsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");
    private static final SamplingOptions OPTIONS = new SamplingOptions(
                    OptionalInt.of(50),
                    OptionalDouble.of(0.5),
                    OptionalDouble.of(0.75),
                    OptionalInt.of(7),
                    OptionalDouble.empty(),
                    OptionalLong.of(42),
                    List.of("marked"))
            .adjustedBy(new LogitAdjustments(
                    OptionalDouble.of(0.25), OptionalDouble.of(-1), Map.of(), OptionalDouble.empty()));

    private final TestingTracing testing = new TestingTracing();
    private Instant now = BEGIN;
    private final ModelCalls calls = testing.calls(() -> now);

    private static ModelCall call(Mode mode, String provider, Optional<URI> server) {
        return new ModelCall(mode, provider, "small", OPTIONS, server);
    }

    private static ModelCall local() {
        return call(Mode.LOCAL, "scribes.local", Optional.empty());
    }

    private static Completion completion(Mode mode, int generated, Optional<EngineTimes> engine) {
        return new Completion(
                "marked",
                FinishReason.EOS_TOKEN,
                "small-2",
                mode,
                TokenUsage.counted(100, generated),
                0.5,
                List.of("marked"),
                OptionalLong.empty(),
                engine);
    }

    private static EngineTimes times() {
        return new EngineTimes(
                Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofMillis(300));
    }

    private Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
    }

    private HistogramPointData histogram(String name) {
        return testing.histogram(name).iterator().next();
    }

    @Test
    void localAttempt_isToldWithItsEngineTimes() {
        calls.traced(local(), () -> {
            now = BEGIN.plusSeconds(1);
            return completion(Mode.LOCAL, 7, Optional.of(times()));
        });

        SpanData chat = testing.span("chat small");
        assertThat(chat.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(attributes(chat))
                .containsOnly(
                        Map.entry("gen_ai.operation.name", "chat"),
                        Map.entry("gen_ai.provider.name", "scribes.local"),
                        Map.entry("gen_ai.request.model", "small"),
                        Map.entry("gen_ai.request.max_tokens", 50L),
                        Map.entry("gen_ai.request.temperature", 0.5),
                        Map.entry("gen_ai.request.top_p", 0.75),
                        Map.entry("gen_ai.request.top_k", 7.0),
                        Map.entry("gen_ai.request.frequency_penalty", 0.25),
                        Map.entry("gen_ai.request.presence_penalty", -1.0),
                        Map.entry("gen_ai.request.seed", 42L),
                        Map.entry("gen_ai.response.model", "small-2"),
                        Map.entry("gen_ai.response.finish_reasons", List.of("stop")),
                        Map.entry("gen_ai.usage.input_tokens", 100L),
                        Map.entry("gen_ai.usage.output_tokens", 7L));
        assertPart("prefill", chat, 200, 400); // 100 ms went by before it was in the queue
        assertPart("decode", chat, 400, 1000);
    }

    private void assertPart(String name, SpanData chat, int fromMillis, int toMillis) {
        SpanData part = testing.span(name);
        assertThat(part.getParentSpanId()).isEqualTo(chat.getSpanId());
        assertThat(part.getStartEpochNanos() - chat.getStartEpochNanos()).isEqualTo(fromMillis * 1_000_000L);
        assertThat(part.getEndEpochNanos() - chat.getStartEpochNanos()).isEqualTo(toMillis * 1_000_000L);
    }

    @Test
    void localAttempt_isMeasuredAsByAServer() {
        calls.traced(local(), () -> {
            now = BEGIN.plusSeconds(1);
            return completion(Mode.LOCAL, 7, Optional.of(times()));
        });

        assertThat(histogram("gen_ai.server.time_to_first_token").getSum()).isEqualTo(0.3);
        assertThat(histogram("gen_ai.server.time_per_output_token").getSum()).isCloseTo(0.1, within(1e-9));
        assertThat(histogram("gen_ai.server.request.duration").getSum()).isEqualTo(1);
        assertThat(histogram("gen_ai.client.operation.duration").getSum()).isEqualTo(1);
        assertThat(histogram("gen_ai.client.operation.duration").getBoundaries())
                .startsWith(0.01, 0.02)
                .endsWith(81.92)
                .hasSize(14);
        assertThat(testing.histogram("gen_ai.client.token.usage"))
                .extracting(
                        point -> point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")),
                        HistogramPointData::getSum)
                .containsExactlyInAnyOrder(tuple("input", 100.0), tuple("output", 7.0));
    }

    @Test
    void attemptElsewhere_isAClientsAndNamesTheServer() {
        calls.traced(
                call(Mode.API, "hugging_face", Optional.of(URI.create("https://router.huggingface.co"))),
                () -> completion(Mode.API, 1, Optional.empty()));

        SpanData chat = testing.span("chat small");
        assertThat(chat.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(attributes(chat))
                .containsEntry("server.address", "router.huggingface.co")
                .containsEntry("server.port", 443L);
        assertThat(testing.allMetrics())
                .extracting(MetricData::getName)
                .containsExactlyInAnyOrder("gen_ai.client.token.usage", "gen_ai.client.operation.duration");
    }

    @Test
    void failedAttempt_isToldByItsCode() {
        assertThatThrownBy(() -> calls.traced(local(), () -> {
                    throw new GenerationException(ErrorCode.OVERLOADED, "marked");
                }))
                .isInstanceOf(GenerationException.class);

        assertThat(attributes(testing.span("chat small"))).containsEntry("error.type", "OVERLOADED");
        assertThat(histogram("gen_ai.client.operation.duration")
                        .getAttributes()
                        .get(AttributeKey.stringKey("error.type")))
                .isEqualTo("OVERLOADED");
    }

    @Test
    void lastResort_isNoModelAndNotMeasured() {
        calls.traced(
                call(Mode.EXTRACTIVE, "scribes.extractive", Optional.empty()),
                () -> completion(Mode.EXTRACTIVE, 3, Optional.empty()));

        assertThat(testing.allSpans()).extracting(SpanData::getName).containsExactly("chat small");
        assertThat(testing.allMetrics()).isEmpty();
    }

    @Test
    void content_isNeverTold() {
        calls.traced(local(), () -> completion(Mode.LOCAL, 7, Optional.of(times())));

        assertThat(testing.allSpans().toString() + testing.allMetrics()).doesNotContain("marked");
    }

    @Test
    void off_givesWhatTheAttemptGives() {
        Completion answer = completion(Mode.LOCAL, 7, Optional.of(times()));

        assertThat(TestingTracing.callsThatAreOff().traced(local(), () -> answer))
                .isSameAs(answer);
    }
}
