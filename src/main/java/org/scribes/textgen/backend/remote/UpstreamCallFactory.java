package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.SamplingOptions;

/** Translates requests to calls of the server. */
final class UpstreamCallFactory {
    private final ObjectMapper json = new ObjectMapper();
    private final Protocol protocol;
    private final boolean streaming;
    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;

    UpstreamCallFactory(HubConfig hub, HuggingFaceConfig huggingFace, AssistantConfig assistant) {
        this.protocol = Protocol.of(hub.protocol());
        this.streaming = hub.streaming();
        this.huggingFace = huggingFace;
        this.assistant = assistant;
    }

    /**
     * Translates a request.
     *
     * @param model the model to request
     * @param adaptations changes that the server needs
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER if the protocol cannot express the
     *     request
     */
    UpstreamCall make(GenerationRequest request, String model, Set<Adaptation> adaptations) {
        OutputLimit limit = OutputLimit.of(request.options(), assistant);
        Sampling sampling = sampling(request.options(), limit.tokens());
        return new UpstreamCall(
                request,
                model,
                sampling,
                written(protocol.body(request, model, sampling, streaming, adaptations)),
                Stream.concat(limit.warning().stream(), protocol.warnings(request).stream())
                        .toList());
    }

    /** The default temperature. */
    double defaultTemperature() {
        return huggingFace.temperature().orElse(HuggingFaceConfig.DEFAULT_TEMPERATURE);
    }

    private Sampling sampling(SamplingOptions options, int maxNewTokens) {
        OptionalDouble penalty = first(options.repetitionPenalty(), assistant.repetitionPenalty());
        return new Sampling(
                maxNewTokens,
                options.temperature().orElseGet(this::defaultTemperature),
                options.topP().orElseGet(() -> assistant.topP().orElse(AssistantConfig.DEFAULT_TOP_P)),
                options.topK(),
                penalty.isPresent() ? OptionalDouble.of(options.raised(penalty.getAsDouble())) : penalty,
                options.seed(),
                options.stop(),
                options.adjustments(),
                penalty.isEmpty() && options.penaltyRaise() > 0);
    }

    private static OptionalDouble first(OptionalDouble given, OptionalDouble fallback) {
        return given.isPresent() ? given : fallback;
    }

    private String written(WireRequest body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the request's body cannot be written", e);
        }
    }
}
