package org.scribes.textgen.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.LowerCase;

/**
 * Enables OpenTelemetry if an endpoint is configured, and only for the signals that have one. The server reads these
 * properties, and requires {@code otel.sdk.disabled=false} as well. Values from other sources win.
 *
 * <p>Public, with a constructor without arguments, because {@link java.util.ServiceLoader} creates it.
 */
public final class TelemetryConfigSource implements ConfigSource {
    private static final int ORDINAL = 90;
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String METRICS_ENDPOINT = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    private final Map<String, String> values;

    /** Reads the endpoints from the system properties, the environment and the {@code .env} file. */
    public TelemetryConfigSource() {
        this(System.getProperties(), System.getenv(), new EnvFileConfigSource());
    }

    TelemetryConfigSource(Map<?, ?> properties, Map<String, String> environment, ConfigSource envFile) {
        boolean all = given(ENDPOINT, properties, environment, envFile);
        boolean traces = all || given(TRACES_ENDPOINT, properties, environment, envFile);
        boolean metrics = all || given(METRICS_ENDPOINT, properties, environment, envFile);
        this.values = traces || metrics ? values(traces, metrics) : Map.of();
    }

    private static Map<String, String> values(boolean traces, boolean metrics) {
        Map<String, String> values = new HashMap<>();
        values.put("otel.sdk.disabled", "false");
        values.put("otel.service.name", "scribes-textgen");
        values.put("otel.exporter.otlp.protocol", "http/protobuf");
        values.put("otel.traces.exporter", traces ? "otlp" : "none");
        values.put("otel.metrics.exporter", metrics ? "otlp" : "none");
        values.put("otel.logs.exporter", "none");
        // not baggage: it could carry anything from the caller to the provider
        values.put("otel.propagators", "tracecontext");
        // the command line may contain a key
        values.put(
                "otel.java.disabled.resource.providers",
                "io.opentelemetry.instrumentation.resources.ProcessResourceProvider");
        return Map.copyOf(values);
    }

    private static boolean given(
            String variable, Map<?, ?> properties, Map<String, String> environment, ConfigSource envFile) {
        String property = LowerCase.of(variable).replace('_', '.');
        return Stream.of(
                        Optional.ofNullable(properties.get(property)),
                        Optional.ofNullable(environment.get(variable)),
                        Optional.ofNullable(envFile.getValue(property)))
                .flatMap(Optional::stream)
                .anyMatch(value -> !value.toString().isBlank());
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "OpenTelemetry, by its endpoint";
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return values.get(propertyName);
    }
}
