package org.scribes.textgen.backend.local.decoder;

import java.util.Set;
import org.scribes.textgen.backend.local.decoder.PlanTensors.Rows;
import org.scribes.textgen.checkpoint.Activation;
import org.scribes.textgen.checkpoint.ModelConfig;

/**
 * Phi-1 to Phi-2: attention and feed-forward in parallel after one layer norm, partly rotated heads, biases everywhere.
 * Tensor names are those of Hugging Face's {@code PhiForCausalLM}.
 */
final class PhiFamily implements DecoderFamily {
    private static final String EMBEDDING = "model.embed_tokens";

    @Override
    public Set<String> modelTypes() {
        return Set.of("phi");
    }

    @Override
    public DecoderPlan plan(ModelConfig config) {
        PlanTensors tensors = new PlanTensors(config);
        tensors.table(EMBEDDING, config.vocabSize());
        for (int i = 0; i < config.layers(); i++) {
            tensors.enterLayer(i);
            layer(tensors, "model.layers." + i + ".", config);
        }
        tensors.enterLayer(config.layers());
        tensors.layerNorm("model.final_layernorm");
        tensors.head("lm_head", EMBEDDING, true);
        return tensors.plan("/torchscript/phi.py", config.activation() == Activation.GELU_TANH ? 1L : 0L);
    }

    private static void layer(PlanTensors tensors, String layer, ModelConfig config) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        tensors.layerNorm(layer + "input_layernorm");
        tensors.linear(
                true,
                hidden,
                new Rows(layer + "self_attn.q_proj", queries),
                new Rows(layer + "self_attn.k_proj", keys),
                new Rows(layer + "self_attn.v_proj", keys));
        tensors.linear(true, queries, new Rows(layer + "self_attn.dense", hidden));
        tensors.linear(true, hidden, new Rows(layer + "mlp.fc1", inner));
        tensors.linear(true, inner, new Rows(layer + "mlp.fc2", hidden));
    }
}
