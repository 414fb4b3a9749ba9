package org.scribes.textgen.backend.local.decoder;

/**
 * How a decoder computes.
 *
 * @param weights how its linear layers keep their weights
 * @param compute the type of all else: activations, keys and values
 * @param reducedRange whether int8 weights keep to 7 bits, for processors whose multiplication would saturate
 */
public record Numerics(Weights weights, TorchType compute, boolean reducedRange) {
    public static final Numerics F32 = floats(TorchType.F32);

    /** The formats of weights, with the numbers that {@code decoder.py} gives them. */
    enum Weights {
        /** As computed with. */
        FLOAT(0),
        /** A scale for each row. */
        INT8(1),
        /** A scale and a zero for each group of weights in a row. */
        INT4(2);

        private final int code;

        Weights(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Weights a group of int4. */
    public static final int GROUP = 32;

    static Numerics floats(TorchType type) {
        return new Numerics(Weights.FLOAT, type, false);
    }

    public static Numerics int8(boolean reducedRange) {
        return new Numerics(Weights.INT8, TorchType.F32, reducedRange);
    }

    public static Numerics int4() {
        return new Numerics(Weights.INT4, TorchType.F32, false);
    }

    boolean quantised() {
        return weights != Weights.FLOAT;
    }

    /** The largest magnitude of an int8 weight. A pair of products stays below 2^15 if it is at most 64. */
    int int8Limit() {
        return reducedRange ? 63 : 127;
    }

    /** As {@code hf.model.precision} names it. */
    public String label() {
        return switch (weights) {
            case FLOAT -> compute.label();
            case INT8 -> "int8";
            case INT4 -> "int4";
        };
    }
}
