package org.scribes.textgen.checkpoint;

/** Reads transformers' {@code Qwen3Config}: a default head width of 128, and optional attention biases. */
final class Qwen3Config extends Qwen2Config {
    private static final int DEFAULT_HEAD_DIM = 128;

    Qwen3Config(ConfigJson json) {
        super(json);
    }

    @Override
    int headDim() {
        return json.has("head_dim") ? super.headDim() : DEFAULT_HEAD_DIM;
    }

    @Override
    ModelConfig.Biases biases() {
        boolean attention = json.optionalBoolean("attention_bias").orElse(false);
        return new ModelConfig.Biases(attention, attention, false);
    }
}
