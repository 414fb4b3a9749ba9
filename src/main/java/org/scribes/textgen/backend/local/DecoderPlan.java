package org.scribes.textgen.backend.local;

import java.util.List;

/**
 * How a checkpoint becomes a running decoder: which TorchScript text computes it, with which numbers, from which tensors.
 * The text's contract is written in {@code llama.py}.
 *
 * @param className the class in the text
 * @param resource the text's name among the resources
 * @param sizes what {@code configure} takes as sizes
 * @param epsilon of the norms
 * @param frequencies of the rotary positions, {@code [head width / 2]}
 * @param slots the decoder's weights, in its order
 */
record DecoderPlan(
        String className,
        String resource,
        List<Long> sizes,
        double epsilon,
        List<Float> frequencies,
        List<Slot> slots) {
    DecoderPlan {
        sizes = List.copyOf(sizes);
        frequencies = List.copyOf(frequencies);
        slots = List.copyOf(slots);
    }

    /** One weight of the decoder: one tensor of the checkpoint, or several joined along their rows. */
    record Slot(List<TensorName> parts) {
        Slot {
            parts = List.copyOf(parts);
        }
    }

    /** A tensor of the checkpoint with the shape that the configuration asks for. */
    record TensorName(String name, List<Long> shape) {
        TensorName {
            shape = List.copyOf(shape);
        }
    }
}
