package org.scribes.textgen.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.util.Optional;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * One call of a model, with the attributes of OpenTelemetry's conventions for generative AI. Stop texts are left out,
 * since they are content.
 *
 * @param provider {@code gen_ai.provider.name}
 * @param model the requested model
 * @param server the server, if the model runs in another process
 */
public record ModelCall(Mode mode, String provider, String model, SamplingOptions options, Optional<URI> server) {
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<Long> MAX_TOKENS = AttributeKey.longKey("gen_ai.request.max_tokens");
    private static final AttributeKey<Double> TEMPERATURE = AttributeKey.doubleKey("gen_ai.request.temperature");
    private static final AttributeKey<Double> TOP_P = AttributeKey.doubleKey("gen_ai.request.top_p");
    private static final AttributeKey<Double> TOP_K = AttributeKey.doubleKey("gen_ai.request.top_k");
    private static final AttributeKey<Double> FREQUENCY_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.frequency_penalty");
    private static final AttributeKey<Double> PRESENCE_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.presence_penalty");
    private static final AttributeKey<Long> SEED = AttributeKey.longKey("gen_ai.request.seed");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    String spanName() {
        return "chat " + model;
    }

    SpanKind kind() {
        return mode == Mode.API ? SpanKind.CLIENT : SpanKind.INTERNAL;
    }

    /** Attributes with few distinct values, which metrics can use. */
    AttributesBuilder common() {
        AttributesBuilder attributes = Attributes.builder()
                .put(OPERATION, "chat")
                .put(PROVIDER, provider)
                .put(MODEL, model);
        server.ifPresent(uri -> {
            attributes.put(ADDRESS, String.valueOf(uri.getHost()));
            attributes.put(PORT, (long) port(uri));
        });
        return attributes;
    }

    /** All attributes of the request. */
    Attributes requestAttributes() {
        AttributesBuilder attributes = common();
        options.maxNewTokens().ifPresent(tokens -> attributes.put(MAX_TOKENS, (long) tokens));
        options.temperature().ifPresent(value -> attributes.put(TEMPERATURE, value));
        options.topP().ifPresent(value -> attributes.put(TOP_P, value));
        options.topK().ifPresent(value -> attributes.put(TOP_K, (double) value));
        options.adjustments().frequencyPenalty().ifPresent(value -> attributes.put(FREQUENCY_PENALTY, value));
        options.adjustments().presencePenalty().ifPresent(value -> attributes.put(PRESENCE_PENALTY, value));
        options.seed().ifPresent(value -> attributes.put(SEED, value));
        return attributes.build();
    }

    private static int port(URI uri) {
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        int defaultPort = encrypted ? 443 : 80;
        return uri.getPort() >= 0 ? uri.getPort() : defaultPort;
    }
}
