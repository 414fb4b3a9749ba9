package org.scribes.textgen.checkpoint;

import java.util.Optional;

/**
 * Reads transformers' {@code MistralConfig}: a sliding window in every layer, with a default size unless null; no
 * biases.
 */
final class MistralConfig extends LlamaConfig {
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_KV_HEADS = 8;

    MistralConfig(ConfigJson json) {
        super(json);
    }

    @Override
    int kvHeads() {
        return json.isAbsent("num_key_value_heads") ? DEFAULT_KV_HEADS : super.kvHeads();
    }

    @Override
    Optional<Integer> slidingWindow() {
        return json.isAbsent("sliding_window") ? Optional.of(DEFAULT_WINDOW) : givenWindow();
    }

    @Override
    ModelConfig.Biases biases() {
        return new ModelConfig.Biases(false, false, false);
    }
}
