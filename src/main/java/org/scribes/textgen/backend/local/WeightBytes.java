package org.scribes.textgen.backend.local;

import org.scribes.textgen.backend.local.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.DecoderPlan.Plain;

/**
 * What a decoder's weights take in memory, in bytes.
 *
 * @param layer the largest layer
 * @param other all that stands before the first layer and after the last
 */
record WeightBytes(long layer, long other) {
    static WeightBytes of(DecoderPlan plan, Numerics numerics) {
        long[] layers = new long[plan.layers()];
        long other = 0;
        for (Plain plain : plan.plain()) {
            long bytes = plain.tensor().shape().stream().reduce(1L, Math::multiplyExact)
                    * numerics.compute().bytes();
            other += add(layers, plain.layer(), bytes);
        }
        for (Linear linear : plan.linears()) {
            other += add(layers, linear.layer(), bytes(linear, numerics));
        }
        long most = 0;
        for (long bytes : layers) {
            most = Math.max(most, bytes);
        }
        return new WeightBytes(most, other);
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

    /** Adds to a layer; returns what belongs to none. */
    private static long add(long[] layers, int layer, long bytes) {
        if (layer < 0 || layer >= layers.length) {
            return bytes;
        }
        layers[layer] += bytes;
        return 0;
    }
}
