package org.scribes.textgen.backend.local.decoder;

import java.util.Set;
import org.scribes.textgen.checkpoint.Activation;
import org.scribes.textgen.checkpoint.ModelConfig;

/**
 * GPT-2: layer norms, learned positions, biases everywhere, and transposed linear layers. Tensor names are those of
 * Hugging Face's {@code GPT2Model}. {@link CheckpointLoader} handles the prefix {@code transformer.} of
 * {@code GPT2LMHeadModel}.
 */
final class Gpt2Family implements DecoderFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt2");
    }

    @Override
    public DecoderPlan plan(ModelConfig config) {
        PlanTensors tensors = new PlanTensors(config);
        tensors.table("wte", config.vocabSize());
        tensors.table("wpe", config.maxPositionEmbeddings());
        for (int i = 0; i < config.layers(); i++) {
            tensors.enterLayer(i);
            layer(tensors, "h." + i + ".", config);
        }
        tensors.enterLayer(config.layers());
        tensors.layerNorm("ln_f");
        tensors.head("lm_head", "wte", false);
        return tensors.plan("/torchscript/gpt2.py", config.activation() == Activation.GELU_TANH ? 1L : 0L);
    }

    private static void layer(PlanTensors tensors, String layer, ModelConfig config) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        tensors.layerNorm(layer + "ln_1");
        tensors.conv1d(layer + "attn.c_attn", hidden, 3 * hidden);
        tensors.conv1d(layer + "attn.c_proj", hidden, hidden);
        tensors.layerNorm(layer + "ln_2");
        tensors.conv1d(layer + "mlp.c_fc", hidden, inner);
        tensors.conv1d(layer + "mlp.c_proj", inner, hidden);
    }
}
