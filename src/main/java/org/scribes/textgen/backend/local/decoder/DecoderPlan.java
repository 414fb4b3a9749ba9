package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a checkpoint becomes a running decoder: which TorchScript text computes it, with which numbers, from which tensors.
 * The text's contract is written in {@code decoder.py}.
 *
 * @param resource the family's text among the resources
 * @param attention how its attention is laid out
 * @param extras sizes that the family's text takes beside those that all have
 * @param windows how many positions a token attends to in each layer; 0: all
 * @param epsilon of the norms
 * @param frequencies of the rotary positions, {@code [rotary width / 2]}
 * @param plain embedding, norms and learned positions, in the text's order
 * @param linears the linear layers, in the text's order
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

    /** The same plan with other names for its tensors. */
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
     * @param heads of the queries
     * @param kvHeads heads of keys and values
     * @param width of a head
     * @param rotaryWidth how much of a head the rotary positions turn; even
     */
    record Attention(int heads, int kvHeads, int width, int rotaryWidth) {}

    /**
     * A weight that is used as it is.
     *
     * @param layer where it is used; below 0 before the first, the number of layers after the last
     */
    record Plain(int layer, TensorName tensor) {
        private Plain renamed(UnaryOperator<String> names) {
            return new Plain(layer, tensor.renamed(names));
        }
    }

    /**
     * A linear layer: tensors joined along their rows.
     *
     * @param layer where it is used, as for {@link Plain}
     * @param bias none, or tensors joined to one of as many elements as there are rows
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
     * @param transposed whether the file holds it as {@code [columns, rows]}, as transformers' {@code Conv1D} does
     */
    record Part(TensorName tensor, boolean transposed) {
        long rows() {
            return tensor.shape().get(transposed ? 1 : 0);
        }

        long columns() {
            return tensor.shape().get(transposed ? 0 : 1);
        }
    }

    /** A tensor of the checkpoint with the shape that the configuration asks for. */
    record TensorName(String name, List<Long> shape) {
        TensorName {
            shape = List.copyOf(shape);
        }

        private TensorName renamed(UnaryOperator<String> names) {
            return new TensorName(names.apply(name), shape);
        }
    }
}
