package org.scribes.textgen.checkpoint;

import java.util.Optional;

/**
 * The rotary position settings in {@code config.json}. Transformers 4 writes {@code rope_theta},
 * {@code partial_rotary_factor} and {@code rope_scaling} (its type under {@code rope_type}, formerly {@code type}).
 * Transformers 5 writes all of them in {@code rope_parameters}. If a file has both, {@code rope_scaling} takes
 * precedence, as in transformers.
 *
 * @param theta the base of the frequencies
 * @param partialRotaryFactor the rotated share of a head
 */
record RopeJson(double theta, double partialRotaryFactor, RopeScaling scaling) {
    private static final String PARTIAL = "partial_rotary_factor";
    private static final double DEFAULT_THETA = 10_000;
    private static final double MAX_THETA = 1e12;
    private static final double MAX_FACTOR = 1e6;
    private static final int MAX_POSITIONS = 1 << 24;

    static RopeJson read(ConfigJson config, double defaultPart) {
        Optional<ConfigJson> parameters = config.optionalObject("rope_scaling")
                .filter(scaling -> !scaling.isEmpty())
                .or(() -> config.optionalObject("rope_parameters"));
        if (parameters.filter(ConfigJson::isNested).isPresent()) {
            throw config.refused("rope_parameters", "of several kinds of layers are not supported");
        }
        return new RopeJson(
                holder("rope_theta", parameters, config)
                        .optionalPositive("rope_theta", MAX_THETA)
                        .orElse(DEFAULT_THETA),
                holder(PARTIAL, parameters, config).optionalPositive(PARTIAL, 1).orElse(defaultPart),
                parameters.map(RopeJson::scaling).orElseGet(RopeScaling.None::new));
    }

    private static ConfigJson holder(String key, Optional<ConfigJson> parameters, ConfigJson config) {
        return parameters.filter(inner -> inner.has(key)).orElse(config);
    }

    RopeParameters parameters(int headDim) {
        int rotaryDim = (int) (headDim * partialRotaryFactor);
        ModelConfig.require(rotaryDim > 0, "partial_rotary_factor rounds to an empty part of a head");
        return new RopeParameters(rotaryDim, theta, scaling);
    }

    /** Refuses partial rotation, for families that always rotate whole heads. */
    RopeJson requireWholeHead(ConfigJson config) {
        if (partialRotaryFactor != 1) {
            throw config.refused(PARTIAL, "other than 1 is not supported for this model_type");
        }
        return this;
    }

    private static RopeScaling scaling(ConfigJson json) {
        String key = json.has("rope_type") ? "rope_type" : "type";
        String type = json.optionalText(key).orElse("default");
        return switch (type) {
            case "default" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(json.requiredPositive("factor", MAX_FACTOR));
            case "llama3" ->
                new RopeScaling.Llama3(
                        json.requiredPositive("factor", MAX_FACTOR),
                        json.requiredPositive("low_freq_factor", MAX_FACTOR),
                        json.requiredPositive("high_freq_factor", MAX_FACTOR),
                        json.requiredInt("original_max_position_embeddings", 1, MAX_POSITIONS));
            default ->
                throw json.refused(key, FileText.quoted(type) + " is not supported; default, linear and llama3 are");
        };
    }
}
