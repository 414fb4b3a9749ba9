package org.scribes.textgen.checkpoint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The element types of the safetensors format.
 *
 * @see <a href="https://docs.rs/safetensors/latest/safetensors/tensor/enum.Dtype.html">safetensors' Dtype</a>
 */
public enum Dtype {
    BOOL(8),
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6),
    U8(8),
    I8(8),
    F8_E5M2(8),
    F8_E4M3(8),
    F8_E8M0(8),
    F8_E5M2FNUZ(8),
    F8_E4M3FNUZ(8),
    I16(16),
    U16(16),
    F16(16),
    BF16(16),
    I32(32),
    U32(32),
    F32(32),
    C64(64),
    F64(64),
    I64(64),
    U64(64);

    private static final Map<String, Dtype> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Dtype::name, Function.identity()));

    private final int bits;

    Dtype(int bits) {
        this.bits = bits;
    }

    /** The type with the format's {@code name}, if it exists. */
    static Optional<Dtype> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** True for the types that decoders support: F32, F16 and BF16. */
    public boolean isFloat() {
        return this == F32 || this == F16 || this == BF16;
    }

    /**
     * The size of {@code elements} of this type in bytes.
     *
     * @throws ArithmeticException if the size overflows a long or is not a whole number of bytes
     */
    long bytes(long elements) {
        long total = Math.multiplyExact(elements, (long) bits);
        if (total % Byte.SIZE != 0) {
            throw new ArithmeticException("not whole bytes");
        }
        return total / Byte.SIZE;
    }
}
