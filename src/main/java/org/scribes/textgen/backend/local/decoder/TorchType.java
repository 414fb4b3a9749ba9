package org.scribes.textgen.backend.local.decoder;

import java.util.Optional;
import org.scribes.textgen.checkpoint.Dtype;
import org.scribes.textgen.domain.EnumNames;

/** Element types that the decoders support, with their codes in {@code c10/core/ScalarType.h}. */
enum TorchType {
    F16(5, 2),
    F32(6, 4),
    BF16(15, 2);

    private final int code;
    private final int bytes;

    TorchType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The type of a checkpoint's dtype, if supported. */
    static Optional<TorchType> of(Dtype dtype) {
        return switch (dtype) {
            case F16 -> Optional.of(F16);
            case F32 -> Optional.of(F32);
            case BF16 -> Optional.of(BF16);
            default -> Optional.empty();
        };
    }

    int code() {
        return code;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }

    /** Hugging Face's short name, such as {@code bf16}. */
    String label() {
        return EnumNames.of(this);
    }
}
