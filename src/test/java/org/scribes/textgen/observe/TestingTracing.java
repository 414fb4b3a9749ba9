package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Tracing that a test can read, without a server. */
public final class TestingTracing {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final Tracing tracing = new Tracing(telemetry);

    /** As without an address to send to. */
    public static Tracing off() {
        return new Tracing(OpenTelemetry.noop());
    }

    static ModelCalls callsThatAreOff() {
        return new ModelCalls(off(), OpenTelemetry.noop());
    }

    public Tracing tracing() {
        return tracing;
    }

    /** Attempts on this tracing, by a clock that the test moves. */
    public ModelCalls calls(InstantSource clock) {
        return new ModelCalls(
                tracing,
                telemetry,
                clock,
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    }

    /** The only one of that name that has ended. */
    public SpanData span(String name) {
        List<SpanData> found =
                allSpans().stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    List<SpanData> allSpans() {
        return spans.getFinishedSpanItems();
    }

    /** The figures of {@code name}, which must be there. */
    Collection<HistogramPointData> histogram(String name) {
        return allMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .toList();
    }

    Collection<MetricData> allMetrics() {
        return metrics.collectAllMetrics();
    }
}
