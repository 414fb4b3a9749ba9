package org.scribes.textgen.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a checkpoint's authors would have it sampled, from {@code generation_config.json}. Each value is absent when the
 * file does not give it; meaning and ranges are those of {@link org.scribes.textgen.domain.SamplingOptions}.
 *
 * @param eosTokenIds tokens that end an answer; empty when the file names none
 * @param doSample false: greedy, whatever the other values say
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
     * Reads {@code generation_config.json} in {@code folder}; all absent when there is none.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException when the file is malformed or a value is nonsense
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
