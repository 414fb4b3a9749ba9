package org.scribes.textgen.backend.local.decoder;

/**
 * The precision of a decoder.
 *
 * @param weights the format of linear layers
 * @param compute the type of activations, keys and values
 * @param reducedRange whether int8 weights are limited to 7 bits, for processors whose multiplication saturates
 */
public record Numerics(Weights weights, TorchType compute, boolean reducedRange) {
    public static final Numerics F32 = floats(TorchType.F32);

    /** Formats of weights, with their codes in {@code decoder.py}. */
    enum Weights {
        /** The compute type. */
        FLOAT(0),
        /** One scale per row. */
        INT8(1),
        /** One scale and zero point per group of weights in a row. */
        INT4(2);

        private final int code;

        Weights(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Weights per int4 group. */
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

    /** The maximum magnitude of an int8 weight. With at most 64, a pair of products stays below 2^15. */
    int int8Limit() {
        return reducedRange ? 63 : 127;
    }

    /** The value of {@code hf.model.precision}. */
    public String label() {
        return switch (weights) {
            case FLOAT -> compute.label();
            case INT8 -> "int8";
            case INT4 -> "int4";
        };
    }
}
