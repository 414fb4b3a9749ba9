package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.scribes.textgen.backend.local.DecoderPlan.Slot;
import org.scribes.textgen.backend.local.DecoderPlan.TensorName;
import org.scribes.textgen.backend.local.checkpoint.ModelConfig;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Llama and what is built like it: RMS norm, rotary positions, grouped-query attention, SwiGLU, and Mistral's sliding
 * window. Tensor names are those of Hugging Face's {@code LlamaForCausalLM}.
 */
final class LlamaFamily implements DecoderFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("llama", "mistral");
    }

    @Override
    public DecoderPlan plan(ModelConfig config) {
        refuse(config.biases().queryKeyValue(), "attention_bias is true; allowed: false");
        refuse(config.biases().feedForward(), "mlp_bias is true; allowed: false");
        List<Long> sizes = List.of(
                (long) config.layers(), (long) config.heads(), (long) config.kvHeads(), (long) config.headDim(), (long)
                        config.slidingWindow().orElse(0));
        return new DecoderPlan(
                "Llama",
                "/torchscript/llama.py",
                sizes,
                config.normEps(),
                RotaryPositions.frequencies(config.rope()),
                slots(config));
    }

    private static void refuse(boolean condition, String problem) {
        if (condition) {
            throw new ModelLoadException("config.json", problem);
        }
    }

    private static List<Slot> slots(ModelConfig config) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        TensorName embedding = matrix("model.embed_tokens.weight", config.vocabSize(), hidden);
        List<Slot> slots = new ArrayList<>();
        slots.add(slot(embedding));
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            slots.add(slot(vector(layer + "input_layernorm.weight", hidden)));
            slots.add(slot(
                    matrix(layer + "self_attn.q_proj.weight", queries, hidden),
                    matrix(layer + "self_attn.k_proj.weight", keys, hidden),
                    matrix(layer + "self_attn.v_proj.weight", keys, hidden)));
            slots.add(slot(matrix(layer + "self_attn.o_proj.weight", hidden, queries)));
            slots.add(slot(vector(layer + "post_attention_layernorm.weight", hidden)));
            slots.add(slot(
                    matrix(layer + "mlp.gate_proj.weight", inner, hidden),
                    matrix(layer + "mlp.up_proj.weight", inner, hidden)));
            slots.add(slot(matrix(layer + "mlp.down_proj.weight", hidden, inner)));
        }
        slots.add(slot(vector("model.norm.weight", hidden)));
        slots.add(slot(config.tieWordEmbeddings() ? embedding : matrix("lm_head.weight", config.vocabSize(), hidden)));
        return slots;
    }

    private static Slot slot(TensorName... parts) {
        return new Slot(List.of(parts));
    }

    private static TensorName matrix(String name, long rows, long columns) {
        return new TensorName(name, List.of(rows, columns));
    }

    private static TensorName vector(String name, long size) {
        return new TensorName(name, List.of(size));
    }
}
