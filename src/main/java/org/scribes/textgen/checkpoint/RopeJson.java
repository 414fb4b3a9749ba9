package org.scribes.textgen.checkpoint;

import java.util.Optional;

/**
 * The rotary positions in a {@code config.json}: transformers 4 writes {@code rope_theta}, {@code partial_rotary_factor}
 * and {@code rope_scaling} (its kind under {@code rope_type}, once {@code type}), transformers 5 all of it in
 * {@code rope_parameters}. Where a file has both, transformers takes {@code rope_scaling}.
 *
 * @param theta the base of the frequencies
 * @param partialRotaryFactor the part of a head that is turned
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
        ModelConfig.require(rotaryDim > 0, "partial_rotary_factor leaves nothing of a head to turn");
        return new RopeParameters(rotaryDim, theta, scaling);
    }

    /** For a family that always turns whole heads: to overlook that a file wants a part would give wrong text. */
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
