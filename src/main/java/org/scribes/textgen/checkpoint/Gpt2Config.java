package org.scribes.textgen.checkpoint;

import java.util.List;
import java.util.Set;

/**
 * Reads transformers' {@code GPT2Config}: its own keys, learned positions and a head tied to the embedding by default.
 * Ignores {@code reorder_and_upcast_attn}, which only changes the order of a sum.
 */
final class Gpt2Config extends LlamaConfig {
    private static final int INNER_WIDTHS = 4;
    private static final int DEFAULT_EOS = 50_256;

    Gpt2Config(ConfigJson json) {
        super(json);
    }

    @Override
    void refuseUnsupported() {
        json.require("scale_attn_weights", true);
        json.require("scale_attn_by_inverse_layer_idx", false);
        json.require("add_cross_attention", false);
    }

    @Override
    int hiddenSize() {
        return json.requiredInt("n_embd", 1, MAX_WIDTH);
    }

    @Override
    int intermediateSize() {
        return json.optionalInt("n_inner", 1, MAX_WIDTH).orElseGet(() -> INNER_WIDTHS * hiddenSize());
    }

    @Override
    int layers() {
        return json.requiredInt("n_layer", 1, MAX_LAYERS);
    }

    @Override
    int heads() {
        return json.requiredInt("n_head", 1, MAX_HEADS);
    }

    @Override
    int kvHeads() {
        return heads();
    }

    @Override
    int headDim() {
        ModelConfig.require(hiddenSize() % heads() == 0, "n_embd must be a multiple of n_head");
        return hiddenSize() / heads();
    }

    @Override
    double normEps() {
        return json.optionalPositive("layer_norm_epsilon", 1).orElse(1e-5);
    }

    @Override
    RopeParameters rope(int headDim) {
        return RopeParameters.NONE;
    }

    @Override
    int maxPositionEmbeddings() {
        return json.requiredInt("n_positions", 1, MAX_POSITIONS);
    }

    @Override
    boolean tiedByDefault() {
        return true;
    }

    @Override
    Activation activation() {
        return Activation.read(json, "activation_function", "gelu_new", Set.of(Activation.GELU_TANH, Activation.GELU));
    }

    @Override
    ModelConfig.Biases biases() {
        return new ModelConfig.Biases(true, true, true);
    }

    @Override
    List<Integer> defaultBos() {
        return List.of(DEFAULT_EOS);
    }

    @Override
    List<Integer> defaultEos() {
        return List.of(DEFAULT_EOS);
    }
}
