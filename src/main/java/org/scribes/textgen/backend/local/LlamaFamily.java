package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.DecoderPlan.Part;
import org.scribes.textgen.backend.local.DecoderPlan.Plain;
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
        refuse(!config.hiddenAct().equals("silu"), "hidden_act is " + config.hiddenAct() + "; allowed: silu");
        refuse(config.attentionBias(), "attention_bias is true; allowed: false");
        refuse(config.mlpBias(), "mlp_bias is true; allowed: false");
        return new DecoderPlan(
                "/torchscript/llama.py",
                new DecoderPlan.Attention(config.heads(), config.kvHeads(), config.headDim(), config.headDim()),
                List.of(0L),
                Collections.nCopies(config.layers(), config.slidingWindow().orElse(0)),
                config.rmsNormEps(),
                RotaryPositions.frequencies(config.headDim(), config.ropeTheta(), config.ropeScaling()),
                plain(config),
                linears(config));
    }

    private static void refuse(boolean condition, String problem) {
        if (condition) {
            throw new ModelLoadException("config.json", problem);
        }
    }

    private static TensorName embedding(ModelConfig config) {
        return matrix("model.embed_tokens.weight", config.vocabSize(), config.hiddenSize());
    }

    private static List<Plain> plain(ModelConfig config) {
        long hidden = config.hiddenSize();
        List<Plain> plain = new ArrayList<>();
        plain.add(new Plain(-1, embedding(config)));
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            plain.add(new Plain(i, vector(layer + "input_layernorm.weight", hidden)));
            plain.add(new Plain(i, vector(layer + "post_attention_layernorm.weight", hidden)));
        }
        plain.add(new Plain(config.layers(), vector("model.norm.weight", hidden)));
        return plain;
    }

    private static List<Linear> linears(ModelConfig config) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        List<Linear> linears = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            linears.add(linear(
                    i,
                    matrix(layer + "self_attn.q_proj.weight", queries, hidden),
                    matrix(layer + "self_attn.k_proj.weight", keys, hidden),
                    matrix(layer + "self_attn.v_proj.weight", keys, hidden)));
            linears.add(linear(i, matrix(layer + "self_attn.o_proj.weight", hidden, queries)));
            linears.add(linear(
                    i,
                    matrix(layer + "mlp.gate_proj.weight", inner, hidden),
                    matrix(layer + "mlp.up_proj.weight", inner, hidden)));
            linears.add(linear(i, matrix(layer + "mlp.down_proj.weight", hidden, inner)));
        }
        linears.add(linear(
                config.layers(),
                config.tieWordEmbeddings() ? embedding(config) : matrix("lm_head.weight", config.vocabSize(), hidden)));
        return linears;
    }

    private static Linear linear(int layer, TensorName... weights) {
        return new Linear(
                layer, Stream.of(weights).map(weight -> new Part(weight, false)).toList(), List.of());
    }

    private static TensorName matrix(String name, long rows, long columns) {
        return new TensorName(name, List.of(rows, columns));
    }

    private static TensorName vector(String name, long size) {
        return new TensorName(name, List.of(size));
    }
}
