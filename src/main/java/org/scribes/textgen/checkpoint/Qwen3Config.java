package org.scribes.textgen.checkpoint;

/** As transformers' {@code Qwen3Config}: heads of 128 unless it says otherwise, and biases of attention by choice. */
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
