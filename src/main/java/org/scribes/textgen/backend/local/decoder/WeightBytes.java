package org.scribes.textgen.backend.local.decoder;

import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;

/**
 * What a decoder's weights take in memory, in bytes; biases and scales of int8 are too small to count.
 *
 * @param before all that stands before the first layer: the embedding
 * @param layer the largest layer
 * @param after all that stands after the last: the head, even one that is tied, which on another device is there twice
 */
record WeightBytes(long before, long layer, long after) {
    /** The weights of the plan as {@code numerics} keep them. Tables count as if they were computed with. */
    static WeightBytes of(DecoderPlan plan, Numerics numerics) {
        long[] places = new long[plan.layers() + 2];
        for (Plain plain : plan.plain()) {
            places[place(plan, plain.layer())] +=
                    plain.tensor().shape().stream().reduce(1L, Math::multiplyExact)
                            * numerics.compute().bytes();
        }
        for (Linear linear : plan.linears()) {
            places[place(plan, linear.layer())] += bytes(linear, numerics);
        }
        long most = 0;
        for (int layer = 1; layer <= plan.layers(); layer++) {
            most = Math.max(most, places[layer]);
        }
        return new WeightBytes(places[0], most, places[plan.layers() + 1]);
    }

    /** Of a decoder with so many layers. */
    long all(int layers) {
        return before + layers * layer + after;
    }

    /** The bytes that a step of one token reads: all layers, and the head. */
    static long read(DecoderPlan plan, Numerics numerics) {
        return plan.linears().stream()
                .mapToLong(linear -> bytes(linear, numerics))
                .sum();
    }

    private static long bytes(Linear linear, Numerics numerics) {
        double each = switch (numerics.weights()) {
            case FLOAT -> numerics.compute().bytes();
            case INT8 -> 1;
            case INT4 -> 0.5 + 4.0 / Numerics.GROUP;
        };
        return (long) (linear.rows() * linear.columns() * each);
    }

    /** 0 before the first layer, then a place for each layer, and the last after them. */
    private static int place(DecoderPlan plan, int layer) {
        return Math.max(0, Math.min(layer + 1, plan.layers() + 1));
    }
}
