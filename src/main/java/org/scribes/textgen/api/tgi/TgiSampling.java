package org.scribes.textgen.api.tgi;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * Reads how tokens are chosen. Ranges are those of text-generation-inference (router/src/validation.rs), and those of
 * {@link SamplingOptions} where they are narrower.
 */
final class TgiSampling {
    private static final String OPEN_SHARE = "must be above 0 and below 1; leave it out to keep all";

    private TgiSampling() {}

    /**
     * The options in {@code parameters}. What is left out comes from the server, but nothing is sampled that the request
     * does not ask to be sampled.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER, naming the parameter
     */
    static SamplingOptions options(Optional<TgiParameters> parameters) {
        return parameters.map(TgiSampling::options).orElse(SamplingOptions.DEFAULTS);
    }

    private static SamplingOptions options(TgiParameters given) {
        OptionalDouble temperature = JsonNulls.optional(given.temperature());
        require(temperature.orElse(1) > 0, "temperature", "must be above 0; leave it out for the likeliest tokens");
        require(isOpenShare(given.topP()), "top_p", OPEN_SHARE);
        require(isOpenShare(given.typicalP()), "typical_p", OPEN_SHARE);
        require(given.topK() == null || given.topK() > 0, "top_k", "must be 1 or more; leave it out to keep all");
        require(given.seed() == null || given.seed() >= 0, "seed", "must be 0 or more");
        List<String> stop = given.stop() == null ? List.of() : given.stop();
        stop.forEach(text -> TextRules.required(text, "stop"));
        return new SamplingOptions(
                        JsonNulls.optional(given.maxNewTokens()),
                        isSampled(given) ? temperature : OptionalDouble.of(0),
                        JsonNulls.optional(given.topP()),
                        JsonNulls.optional(given.topK()),
                        JsonNulls.optional(given.repetitionPenalty()),
                        JsonNulls.optional(given.seed()),
                        stop)
                .adjustedBy(new LogitAdjustments(
                        JsonNulls.optional(given.frequencyPenalty()),
                        OptionalDouble.empty(),
                        Map.of(),
                        JsonNulls.optional(given.typicalP())));
    }

    private static boolean isSampled(TgiParameters given) {
        return Boolean.TRUE.equals(given.doSample())
                || given.temperature() != null
                || given.topK() != null
                || given.topP() != null
                || given.typicalP() != null;
    }

    private static boolean isOpenShare(@Nullable Double share) {
        return share == null || (share > 0 && share < 1);
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw invalidParameter(field, rule);
        }
    }
}
