package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scribes.textgen.checkpoint.ModelConfig;

/**
 * A plain implementation of Llama models after Hugging Face's {@code modeling_llama.py}: all positions at once, in
 * doubles, without a cache. Positions outside a layer's window are masked.
 */
public final class ReferenceLlama {
    private final ModelConfig config;
    private final Map<String, float[]> tensors;

    public ReferenceLlama(ModelConfig config, Map<String, float[]> tensors) {
        this.config = config;
        this.tensors = tensors;
    }

    /** The logits after {@code tokens}. */
    public double[] logits(int... tokens) {
        List<double[]> x = new ArrayList<>();
        for (int token : tokens) {
            x.add(row("model.embed_tokens.weight", token, config.hiddenSize()));
        }
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            List<double[]> attended = attend(layer, config.windowOf(i).orElse(tokens.length), x);
            for (int n = 0; n < tokens.length; n++) {
                double[] h = add(
                        x.get(n),
                        project(layer + "self_attn.o_proj", config.biases().attentionOutput(), attended.get(n)));
                x.set(n, add(h, feedForward(layer + "mlp.", norm(layer + "post_attention_layernorm", h))));
            }
        }
        double[] last = norm("model.norm", x.get(tokens.length - 1));
        return project(config.tieWordEmbeddings() ? "model.embed_tokens" : "lm_head", false, last);
    }

    private List<double[]> attend(String layer, int window, List<double[]> x) {
        List<double[]> keys = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<double[]> attended = new ArrayList<>();
        int width = config.headDim();
        for (int n = 0; n < x.size(); n++) {
            double[] qkv = queryKeyValue(layer + "self_attn.", norm(layer + "input_layernorm", x.get(n)));
            for (int head = 0; head < config.heads() + config.kvHeads(); head++) {
                String norm = layer + "self_attn." + (head < config.heads() ? "q_norm" : "k_norm");
                double[] one = Arrays.copyOfRange(qkv, head * width, (head + 1) * width);
                double[] rotated = rotate(config.modelType().equals("qwen3") ? norm(norm, one) : one, n);
                System.arraycopy(rotated, 0, qkv, head * width, width);
            }
            int keysAt = config.heads() * width;
            int valuesAt = keysAt + config.kvHeads() * width;
            keys.add(Arrays.copyOfRange(qkv, keysAt, valuesAt));
            values.add(Arrays.copyOfRange(qkv, valuesAt, qkv.length));
            attended.add(attend(qkv, keys, values, Math.max(0, n - window + 1)));
        }
        return attended;
    }

    private double[] attend(double[] queries, List<double[]> keys, List<double[]> values, int first) {
        int width = config.headDim();
        double[] result = new double[config.heads() * width];
        for (int head = 0; head < config.heads(); head++) {
            int shared = head / (config.heads() / config.kvHeads()) * width;
            double[] weights = new double[keys.size()];
            double sum = 0;
            for (int n = first; n < keys.size(); n++) {
                double product = 0;
                for (int i = 0; i < width; i++) {
                    product += queries[head * width + i] * keys.get(n)[shared + i];
                }
                weights[n] = Math.exp(product / Math.sqrt(width));
                sum += weights[n];
            }
            for (int n = first; n < keys.size(); n++) {
                for (int i = 0; i < width; i++) {
                    result[head * width + i] += weights[n] / sum * values.get(n)[shared + i];
                }
            }
        }
        return result;
    }

    private double[] queryKeyValue(String at, double[] x) {
        boolean biased = config.biases().queryKeyValue();
        return tensors.containsKey(at + "qkv_proj.weight")
                ? project(at + "qkv_proj", biased, x)
                : join(
                        project(at + "q_proj", biased, x),
                        project(at + "k_proj", biased, x),
                        project(at + "v_proj", biased, x));
    }

    private double[] feedForward(String at, double[] x) {
        boolean biased = config.biases().feedForward();
        double[] gateAndUp = tensors.containsKey(at + "gate_up_proj.weight")
                ? project(at + "gate_up_proj", biased, x)
                : join(project(at + "gate_proj", biased, x), project(at + "up_proj", biased, x));
        double[] inner = new double[config.intermediateSize()];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = gateAndUp[i] / (1 + Math.exp(-gateAndUp[i])) * gateAndUp[inner.length + i];
        }
        return project(at + "down_proj", biased, inner);
    }

    /** Pairs the first half of the rotated part with its second half. */
    private double[] rotate(double[] head, int position) {
        double[] rotated = head.clone();
        int half = config.rope().rotaryDim() / 2;
        for (int i = 0; i < half; i++) {
            double angle = position * Math.pow(config.rope().ropeTheta(), -(double) i / half);
            rotated[i] = head[i] * Math.cos(angle) - head[half + i] * Math.sin(angle);
            rotated[half + i] = head[half + i] * Math.cos(angle) + head[i] * Math.sin(angle);
        }
        return rotated;
    }

    private double[] norm(String name, double[] x) {
        double scale = 1 / Math.sqrt(Arrays.stream(x).map(v -> v * v).sum() / x.length + config.normEps());
        double[] weight = row(name + ".weight", 0, x.length);
        for (int i = 0; i < x.length; i++) {
            weight[i] *= x[i] * scale;
        }
        return weight;
    }

    private double[] project(String name, boolean biased, double[] x) {
        int rows = tensor(name + ".weight").length / x.length;
        double[] y = biased ? row(name + ".bias", 0, rows) : new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] weights = row(name + ".weight", r, x.length);
            for (int i = 0; i < x.length; i++) {
                y[r] += weights[i] * x[i];
            }
        }
        return y;
    }

    private double[] row(String name, int row, int width) {
        float[] tensor = tensor(name);
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = tensor[row * width + i];
        }
        return values;
    }

    private float[] tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static double[] add(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double[] join(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }
}
