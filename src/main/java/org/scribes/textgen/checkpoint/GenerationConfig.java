package org.scribes.textgen.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The sampling defaults in {@code generation_config.json}. Missing values are absent. Meanings and ranges are those of
 * {@link org.scribes.textgen.domain.SamplingOptions}.
 *
 * @param eosTokenIds tokens that end an answer; empty if the file names none
 * @param doSample if false, sampling is greedy whatever the other values are
 */
public record GenerationConfig(
        List<Integer> eosTokenIds,
        Optional<Boolean> doSample,
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalDouble repetitionPenalty,
        OptionalInt maxNewTokens) {
    private static final String FILE = "generation_config.json";

    public GenerationConfig {
        eosTokenIds = List.copyOf(eosTokenIds);
    }

    /**
     * Reads {@code generation_config.json} in {@code folder}. All values are absent if the file is missing.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if the file is malformed or a value is invalid
     */
    public static GenerationConfig read(Path folder) {
        return from(ConfigJson.readIfPresent(folder, FILE));
    }

    static GenerationConfig from(ConfigJson json) {
        return new GenerationConfig(
                json.tokenIds("eos_token_id", Integer.MAX_VALUE),
                json.optionalBoolean("do_sample"),
                json.optionalDouble("temperature", 0, 2),
                json.optionalPositive("top_p", 1),
                json.optionalInt("top_k", 0, Integer.MAX_VALUE),
                json.optionalPositive("repetition_penalty", 2),
                json.optionalInt("max_new_tokens", 1, Integer.MAX_VALUE));
    }
}
