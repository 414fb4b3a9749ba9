package org.scribes.textgen.backend.local.decoder;

import org.scribes.textgen.config.Precision;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ModelLoadException;

/** Chooses the precision: as configured, or the best for the machine. */
final class NumericsChoice {
    private static final String PROPERTY = "hf.model.precision";

    private NumericsChoice() {}

    /**
     * Chooses the numerics of a decoder.
     *
     * @param device as configured
     * @throws ModelLoadException if the machine does not support the precision
     */
    static Numerics of(Precision precision, String device, Devices devices, CpuFeatures cpu) {
        if (devices.isGpu(device)) {
            return switch (precision) {
                case F32 -> Numerics.F32;
                case BF16 -> Numerics.floats(TorchType.BF16);
                case F16 -> Numerics.floats(TorchType.F16);
                case AUTO -> Numerics.floats(devices.halfType(device));
                case INT8, INT4 -> throw refused(precision, "is for processors; a GPU has f32, bf16 and f16");
            };
        }
        return switch (precision) {
            case F32 -> Numerics.F32;
            case BF16 -> Numerics.floats(TorchType.BF16);
            case F16 -> Numerics.floats(TorchType.F16);
            case AUTO -> cpu.computesInt8() ? Numerics.int8(cpu.saturatesInt8()) : Numerics.F32;
            case INT8 -> {
                if (!cpu.computesInt8()) {
                    throw refused(precision, "needs a processor with AVX2; this one has f32, bf16, f16 and int4");
                }
                yield Numerics.int8(cpu.saturatesInt8());
            }
            case INT4 -> Numerics.int4();
        };
    }

    private static ModelLoadException refused(Precision precision, String why) {
        return ModelLoadException.ofSetting(PROPERTY, "is " + EnumNames.of(precision) + ", which " + why);
    }
}
