package org.scribes.textgen.checkpoint;

import java.util.List;
import java.util.Optional;

/** Reads transformers' {@code Phi3Config}: an optional sliding window in every layer, and partly rotated heads. */
final class Phi3Config extends LlamaConfig {
    private static final int DEFAULT_EOS = 32_000;

    Phi3Config(ConfigJson json) {
        super(json);
    }

    @Override
    double normEps() {
        return json.optionalPositive("rms_norm_eps", 1).orElse(1e-5);
    }

    @Override
    RopeParameters rope(int headDim) {
        return RopeJson.read(json, 1).parameters(headDim);
    }

    @Override
    Optional<Integer> slidingWindow() {
        return givenWindow();
    }

    @Override
    ModelConfig.Biases biases() {
        return new ModelConfig.Biases(false, false, false);
    }

    @Override
    List<Integer> defaultEos() {
        return List.of(DEFAULT_EOS);
    }
}
