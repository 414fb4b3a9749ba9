package org.scribes.textgen.checkpoint;

import java.util.Set;

/** Reads transformers' {@code PhiConfig}: layer norms, half-rotated heads and biases everywhere. */
final class PhiConfig extends LlamaConfig {
    private static final double DEFAULT_ROTARY_PART = 0.5;

    PhiConfig(ConfigJson json) {
        super(json);
    }

    @Override
    void refuseUnsupported() {
        json.require("qk_layernorm", false);
    }

    @Override
    double normEps() {
        return json.optionalPositive("layer_norm_eps", 1).orElse(1e-5);
    }

    @Override
    RopeParameters rope(int headDim) {
        return RopeJson.read(json, DEFAULT_ROTARY_PART).parameters(headDim);
    }

    @Override
    Activation activation() {
        return Activation.read(json, "hidden_act", "gelu_new", Set.of(Activation.GELU_TANH, Activation.GELU));
    }

    @Override
    ModelConfig.Biases biases() {
        return new ModelConfig.Biases(true, true, true);
    }
}
