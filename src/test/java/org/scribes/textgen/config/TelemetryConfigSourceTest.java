package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When telemetry is on, and what for. */
class TelemetryConfigSourceTest {
    private static TelemetryConfigSource source(
            Map<String, String> properties, Map<String, String> environment, Map<String, String> envFile) {
        return new TelemetryConfigSource(properties, environment, new PropertiesConfigSource(envFile, "file", 250));
    }

    @Test
    void noAddress_saysNothing() {
        assertThat(source(Map.of(), Map.of("OTEL_SERVICE_NAME", "a"), Map.of()).getProperties())
                .isEmpty();
    }

    @Test
    void emptyAddress_saysNothing() {
        assertThat(source(Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "), Map.of())
                        .getProperties())
                .isEmpty();
    }

    @Test
    void address_turnsOnTracesAndMetricsButNotLogs() {
        assertThat(source(Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a:4318"), Map.of())
                        .getProperties())
                .containsEntry("otel.sdk.disabled", "false")
                .containsEntry("otel.traces.exporter", "otlp")
                .containsEntry("otel.metrics.exporter", "otlp")
                .containsEntry("otel.logs.exporter", "none")
                .containsEntry("otel.propagators", "tracecontext");
    }

    @Test
    void addressOfTraces_turnsOnNothingElse() {
        assertThat(source(Map.of("otel.exporter.otlp.traces.endpoint", "http://a"), Map.of(), Map.of())
                        .getProperties())
                .containsEntry("otel.traces.exporter", "otlp")
                .containsEntry("otel.metrics.exporter", "none");
    }

    @Test
    void addressOfMetricsInTheFile_turnsOnNothingElse() {
        assertThat(source(Map.of(), Map.of(), Map.of("otel.exporter.otlp.metrics.endpoint", "http://a"))
                        .getProperties())
                .containsEntry("otel.sdk.disabled", "false")
                .containsEntry("otel.traces.exporter", "none")
                .containsEntry("otel.metrics.exporter", "otlp");
    }

    @Test
    void everythingElse_isStronger() {
        assertThat(source(Map.of(), Map.of(), Map.of()).getOrdinal()).isLessThan(100);
    }
}
