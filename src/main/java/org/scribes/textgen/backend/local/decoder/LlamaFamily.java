package org.scribes.textgen.backend.local.decoder;

import java.util.Set;
import org.scribes.textgen.backend.local.decoder.PlanTensors.Rows;
import org.scribes.textgen.checkpoint.ModelConfig;

/**
 * Llama and similar models: RMS norms, rotary positions, grouped-query attention, SwiGLU. Mistral adds a sliding
 * window, Qwen2 biases of query, key and value, and Qwen3 norms of query and key. Phi-3 stores joined tensors. Tensor
 * names are those of Hugging Face's {@code LlamaForCausalLM} and its relatives.
 */
final class LlamaFamily implements DecoderFamily {
    private static final String PHI3 = "phi3";
    private static final String QWEN3 = "qwen3";
    private static final String EMBEDDING = "model.embed_tokens";

    @Override
    public Set<String> modelTypes() {
        return Set.of("llama", "mistral", "qwen2", QWEN3, PHI3);
    }

    @Override
    public DecoderPlan plan(ModelConfig config) {
        boolean headNorms = config.modelType().equals(QWEN3);
        PlanTensors tensors = new PlanTensors(config);
        tensors.table(EMBEDDING, config.vocabSize());
        for (int i = 0; i < config.layers(); i++) {
            tensors.enterLayer(i);
            layer(tensors, "model.layers." + i + ".", config, headNorms);
        }
        tensors.enterLayer(config.layers());
        tensors.rmsNorm("model.norm", config.hiddenSize());
        tensors.head("lm_head", EMBEDDING, false);
        return tensors.plan("/torchscript/llama.py", headNorms ? 1L : 0L);
    }

    private static void layer(PlanTensors tensors, String layer, ModelConfig config, boolean headNorms) {
        long hidden = config.hiddenSize();
        long queries = (long) config.heads() * config.headDim();
        tensors.rmsNorm(layer + "input_layernorm", hidden);
        if (headNorms) {
            tensors.rmsNorm(layer + "self_attn.q_norm", config.headDim());
            tensors.rmsNorm(layer + "self_attn.k_norm", config.headDim());
        }
        tensors.rmsNorm(layer + "post_attention_layernorm", hidden);
        tensors.linear(config.biases().queryKeyValue(), hidden, queryKeyValue(layer + "self_attn.", config));
        tensors.linear(config.biases().attentionOutput(), queries, new Rows(layer + "self_attn.o_proj", hidden));
        tensors.linear(config.biases().feedForward(), hidden, gateAndUp(layer + "mlp.", config));
        tensors.linear(
                config.biases().feedForward(), config.intermediateSize(), new Rows(layer + "mlp.down_proj", hidden));
    }

    private static Rows[] queryKeyValue(String at, ModelConfig config) {
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        return config.modelType().equals(PHI3)
                ? new Rows[] {new Rows(at + "qkv_proj", queries + 2 * keys)}
                : new Rows[] {
                    new Rows(at + "q_proj", queries), new Rows(at + "k_proj", keys), new Rows(at + "v_proj", keys)
                };
    }

    private static Rows[] gateAndUp(String at, ModelConfig config) {
        long inner = config.intermediateSize();
        return config.modelType().equals(PHI3)
                ? new Rows[] {new Rows(at + "gate_up_proj", 2 * inner)}
                : new Rows[] {new Rows(at + "gate_proj", inner), new Rows(at + "up_proj", inner)};
    }
}
