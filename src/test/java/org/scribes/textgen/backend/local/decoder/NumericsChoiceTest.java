package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.backend.local.decoder.Devices.Gpu;
import org.scribes.textgen.config.Precision;
import org.scribes.textgen.domain.ModelLoadException;

class NumericsChoiceTest {
    private static final CpuFeatures OLD = new CpuFeatures(Set.of("avx"));
    private static final CpuFeatures AVX2 = new CpuFeatures(Set.of("avx", "avx2"));
    private static final CpuFeatures VNNI = new CpuFeatures(Set.of("avx", "avx2", "avx512_vnni"));
    private static final Devices NO_GPU = new Devices(List.of());
    private static final Devices NEW_GPU = new Devices(List.of(new Gpu(1, true)));
    private static final Devices OLD_GPU = new Devices(List.of(new Gpu(1, true), new Gpu(1, false)));

    private static Numerics onProcessor(Precision precision, CpuFeatures cpu) {
        return NumericsChoice.of(precision, "auto", NO_GPU, cpu);
    }

    @ParameterizedTest
    @CsvSource({"F32, F32", "BF16, BF16", "F16, F16"})
    void of_floats_areAsConfigured(Precision precision, TorchType type) {
        assertThat(onProcessor(precision, OLD)).isEqualTo(Numerics.floats(type));
        assertThat(NumericsChoice.of(precision, "cuda:1", OLD_GPU, OLD)).isEqualTo(Numerics.floats(type));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "INT8"})
    void of_int8_usesTheRangeOfTheCpu(Precision precision) {
        assertThat(onProcessor(precision, AVX2)).isEqualTo(Numerics.int8(true));
        assertThat(onProcessor(precision, VNNI)).isEqualTo(Numerics.int8(false));
        assertThat(onProcessor(precision, AVX2).int8Limit()).isEqualTo(63);
        assertThat(onProcessor(precision, VNNI).int8Limit()).isEqualTo(127);
    }

    @Test
    void of_autoWithoutAvx2_isF32() {
        assertThat(onProcessor(Precision.AUTO, OLD)).isEqualTo(Numerics.F32);
    }

    @Test
    void of_int8WithoutAvx2_isRefused() {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> onProcessor(Precision.INT8, OLD))
                .withMessage("hf.model.precision: is int8, which needs a processor with AVX2;"
                        + " this one has f32, bf16, f16 and int4");
    }

    @Test
    void of_int4_worksOnAnyCpu() {
        assertThat(onProcessor(Precision.INT4, OLD)).isEqualTo(Numerics.int4());
    }

    @Test
    void of_autoOnGpus_isTheCommonHalfType() {
        assertThat(NumericsChoice.of(Precision.AUTO, "auto", NEW_GPU, VNNI)).isEqualTo(Numerics.floats(TorchType.BF16));
        assertThat(NumericsChoice.of(Precision.AUTO, "cuda", OLD_GPU, VNNI)).isEqualTo(Numerics.floats(TorchType.F16));
        assertThat(NumericsChoice.of(Precision.AUTO, "cuda:0", OLD_GPU, VNNI))
                .isEqualTo(Numerics.floats(TorchType.BF16));
    }

    @Test
    void of_autoOnTheCpuOfAGpuMachine_isForTheCpu() {
        assertThat(NumericsChoice.of(Precision.AUTO, "cpu", NEW_GPU, VNNI)).isEqualTo(Numerics.int8(false));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "INT4"})
    void of_integersOnAGpu_areRefused(Precision precision) {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> NumericsChoice.of(precision, "auto", NEW_GPU, VNNI))
                .withMessageContaining("hf.model.precision")
                .withMessageContaining("is for processors; a GPU has f32, bf16 and f16");
    }
}
