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
 * Default sampling parameters. Configured properties override {@code generation_config.json}, which overrides the
 * built-in defaults.
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
                options.seed(),
                options.adjustments());
    }

    /** The default temperature. */
    double temperature() {
        boolean greedy = model.doSample().equals(Optional.of(false));
        return first(
                huggingFace.temperature(),
                greedy ? 0 : first(model.temperature(), HuggingFaceConfig.DEFAULT_TEMPERATURE));
    }

    /** The maximum number of new tokens before the context window is applied. */
    OutputLimit outputLimit(SamplingOptions options) {
        int limit = assistant.maxOutputTokens();
        int preferred = assistant.maxOutputTokensGiven().isPresent() ? limit : first(model.maxNewTokens(), limit);
        return OutputLimit.of(options, Math.min(preferred, limit), limit);
    }

    private static double first(OptionalDouble given, double fallback) {
        return given.orElse(fallback);
    }

    private static int first(OptionalInt given, int fallback) {
        return given.orElse(fallback);
    }
}
