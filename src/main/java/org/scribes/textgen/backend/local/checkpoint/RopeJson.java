package org.scribes.textgen.backend.local.checkpoint;

import java.util.Optional;

/**
 * The rotary positions in a {@code config.json}: transformers 4 writes {@code rope_theta} and {@code rope_scaling} (its
 * kind under {@code rope_type}, once {@code type}), transformers 5 all of it in {@code rope_parameters}.
 *
 * @param theta the base of the frequencies
 */
record RopeJson(double theta, RopeScaling scaling) {
    private static final double DEFAULT_THETA = 10_000;
    private static final double MAX_THETA = 1e12;
    private static final double MAX_FACTOR = 1e6;
    private static final int MAX_POSITIONS = 1 << 24;

    static RopeJson read(ConfigJson config) {
        Optional<ConfigJson> parameters = config.optionalObject("rope_parameters");
        if (parameters.filter(ConfigJson::isNested).isPresent()) {
            throw config.refused("rope_parameters", "of several kinds of layers are not supported");
        }
        double theta = parameters
                .filter(inner -> inner.has("rope_theta"))
                .orElse(config)
                .optionalPositive("rope_theta", MAX_THETA)
                .orElse(DEFAULT_THETA);
        requireWholeHead(config);
        return new RopeJson(
                theta,
                parameters
                        .or(() -> config.optionalObject("rope_scaling"))
                        .map(RopeJson::scaling)
                        .orElseGet(RopeScaling.None::new));
    }

    private static RopeScaling scaling(ConfigJson json) {
        requireWholeHead(json);
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
            default -> throw json.refused(key, Text.quoted(type) + " is not supported; default, linear and llama3 are");
        };
    }

    /** A part of the head left unturned is another family's business: to overlook it would give wrong text. */
    private static void requireWholeHead(ConfigJson json) {
        if (json.optionalPositive("partial_rotary_factor", 1).orElse(1) != 1) {
            throw json.refused("partial_rotary_factor", "other than 1 is not supported");
        }
    }
}
