package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Maps a checkpoint to a running decoder: its TorchScript source, parameters and tensors. {@code decoder.py} documents
 * the contract of the source.
 *
 * @param resource the family's source among the resources
 * @param attention the layout of attention
 * @param extras additional sizes for the family's source
 * @param windows the attention window of each layer in positions; 0 is unlimited
 * @param epsilon of the norms
 * @param frequencies of the rotary positions, {@code [rotary width / 2]}
 * @param plain embeddings, norms and learned positions, in the source's order
 * @param linears linear layers, in the source's order
 */
record DecoderPlan(
        String resource,
        Attention attention,
        List<Long> extras,
        List<Integer> windows,
        double epsilon,
        List<Float> frequencies,
        List<Plain> plain,
        List<Linear> linears) {
    DecoderPlan {
        extras = List.copyOf(extras);
        windows = List.copyOf(windows);
        frequencies = List.copyOf(frequencies);
        plain = List.copyOf(plain);
        linears = List.copyOf(linears);
    }

    int layers() {
        return windows.size();
    }

    /** A copy with other tensor names. */
    DecoderPlan renamed(UnaryOperator<String> names) {
        return new DecoderPlan(
                resource,
                attention,
                extras,
                windows,
                epsilon,
                frequencies,
                plain.stream().map(weight -> weight.renamed(names)).toList(),
                linears.stream().map(linear -> linear.renamed(names)).toList());
    }

    /**
     * The attention of every layer.
     *
     * @param heads the number of query heads
     * @param kvHeads the number of key and value heads
     * @param width the width of a head
     * @param rotaryWidth the width of a head's rotated part; even
     */
    record Attention(int heads, int kvHeads, int width, int rotaryWidth) {}

    /**
     * A weight that is used as stored.
     *
     * @param layer the layer that uses it; negative before the first, the number of layers after the last
     */
    record Plain(int layer, TensorName tensor) {
        private Plain renamed(UnaryOperator<String> names) {
            return new Plain(layer, tensor.renamed(names));
        }
    }

    /**
     * A linear layer: tensors joined along their rows.
     *
     * @param layer the layer that uses it, as for {@link Plain}
     * @param bias empty, or tensors whose joined length is the number of rows
     */
    record Linear(int layer, List<Part> weights, List<TensorName> bias) {
        Linear {
            weights = List.copyOf(weights);
            bias = List.copyOf(bias);
        }

        private Linear renamed(UnaryOperator<String> names) {
            return new Linear(
                    layer,
                    weights.stream()
                            .map(part -> new Part(part.tensor().renamed(names), part.transposed()))
                            .toList(),
                    bias.stream().map(tensor -> tensor.renamed(names)).toList());
        }

        long rows() {
            return weights.stream().mapToLong(Part::rows).sum();
        }

        long columns() {
            return weights.get(0).columns();
        }
    }

    /**
     * A matrix of the checkpoint.
     *
     * @param transposed whether the file stores {@code [columns, rows]}, as transformers' {@code Conv1D} does
     */
    record Part(TensorName tensor, boolean transposed) {
        long rows() {
            return tensor.shape().get(transposed ? 1 : 0);
        }

        long columns() {
            return tensor.shape().get(transposed ? 0 : 1);
        }
    }

    /** A tensor of the checkpoint with its expected shape. */
    record TensorName(String name, List<Long> shape) {
        TensorName {
            shape = List.copyOf(shape);
        }

        private TensorName renamed(UnaryOperator<String> names) {
            return new TensorName(names.apply(name), shape);
        }
    }
}
