package org.scribes.textgen.backend.local.prompt;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.checkpoint.GenerationConfig;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.PenaltyScope;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * Fills in what a request leaves open: from a property that is set, else from the model's {@code generation_config.json},
 * else from the service's own defaults.
 */
public final class SamplingDefaults {
    private static final int TOP_K = 0;
    private static final double REPETITION_PENALTY = 1.1;

    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;
    private final LocalConfig local;
    private final GenerationConfig model;

    public SamplingDefaults(
            HuggingFaceConfig huggingFace, AssistantConfig assistant, LocalConfig local, GenerationConfig model) {
        this.huggingFace = huggingFace;
        this.assistant = assistant;
        this.local = local;
        this.model = model;
    }

    SamplingParameters parameters(SamplingOptions options) {
        return new SamplingParameters(
                first(options.temperature(), temperature()),
                first(options.topP(), first(assistant.topP(), first(model.topP(), AssistantConfig.DEFAULT_TOP_P))),
                first(options.topK(), first(model.topK(), TOP_K)),
                options.raised(first(
                        options.repetitionPenalty(),
                        first(assistant.repetitionPenalty(), first(model.repetitionPenalty(), REPETITION_PENALTY)))),
                local.repetitionPenaltyScope() == PenaltyScope.ALL,
                options.seed());
    }

    /** The temperature of a request that gives none. */
    double temperature() {
        boolean greedy = model.doSample().equals(Optional.of(false));
        return first(
                huggingFace.temperature(),
                greedy ? 0 : first(model.temperature(), HuggingFaceConfig.DEFAULT_TEMPERATURE));
    }

    /** The most tokens of an answer, before the context window has its say. */
    OutputLimit outputLimit(SamplingOptions options) {
        int limit = assistant.maxOutputTokens();
        int usual = assistant.maxOutputTokensGiven().isPresent() ? limit : first(model.maxNewTokens(), limit);
        return OutputLimit.of(options, Math.min(usual, limit), limit);
    }

    private static double first(OptionalDouble given, double fallback) {
        return given.orElse(fallback);
    }

    private static int first(OptionalInt given, int fallback) {
        return given.orElse(fallback);
    }
}
