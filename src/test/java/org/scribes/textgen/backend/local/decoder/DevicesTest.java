package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.decoder.Devices.Gpu;
import org.scribes.textgen.domain.ModelLoadException;

/** Weights take at most 70 % of a GPU, so a GPU of 100 MB has room for 70 MB. */
class DevicesTest {
    private static final long MB = 1_000_000;

    private static Devices gpus(long... megabytes) {
        return new Devices(LongStream.of(megabytes)
                .mapToObj(free -> new Gpu(free * MB, true))
                .toList());
    }

    private static WeightBytes weights(long before, long layer, long after) {
        return new WeightBytes(before * MB, layer * MB, after * MB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "cpu"})
    void place_noGpus_isTheCpu(String requested) {
        assertThat(gpus().place(requested, 3, weights(1000, 1000, 1000))).containsExactly("cpu", "cpu", "cpu");
        assertThat(gpus().isGpu(requested)).isFalse();
    }

    @Test
    void place_cpuRequested_isTheCpu() {
        assertThat(gpus(1000).place("cpu", 2, weights(1, 1, 1))).containsExactly("cpu", "cpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "cuda", "cuda:0"})
    void place_oneLargeGpu_getsAllLayers(String requested) {
        assertThat(gpus(100).place(requested, 4, weights(20, 10, 10)))
                .containsOnly("cuda:0")
                .hasSize(4);
    }

    @Test
    void place_largeFirstGpu_getsAllLayers() {
        assertThat(gpus(100, 100).place("cuda", 4, weights(20, 10, 10))).containsOnly("cuda:0");
    }

    @Test
    void place_twoGpus_getLayersInOrder() {
        assertThat(gpus(100, 100).place("auto", 8, weights(20, 10, 20)))
                .containsExactly("cuda:0", "cuda:0", "cuda:0", "cuda:0", "cuda:0", "cuda:1", "cuda:1", "cuda:1");
    }

    @Test
    void place_threeGpus_getLayersInOrder() {
        assertThat(gpus(50, 30, 100).place("auto", 8, weights(5, 10, 20)))
                .containsExactly("cuda:0", "cuda:0", "cuda:0", "cuda:1", "cuda:1", "cuda:2", "cuda:2", "cuda:2");
    }

    @Test
    void place_headDoesNotFit_movesALayerWithIt() {
        assertThat(gpus(100, 100).place("auto", 7, weights(0, 10, 10)))
                .containsExactly("cuda:0", "cuda:0", "cuda:0", "cuda:0", "cuda:0", "cuda:0", "cuda:1");
    }

    @Test
    void place_firstGpuTooSmallForTheEmbedding_isSkipped() {
        assertThat(gpus(20, 100).place("auto", 2, weights(15, 10, 10))).containsExactly("cuda:1", "cuda:1");
    }

    @Test
    void place_numberedGpu_getsAllLayers() {
        assertThat(gpus(100, 100, 100).place("cuda:2", 2, weights(1, 1, 1))).containsExactly("cuda:2", "cuda:2");
    }

    @Test
    void place_headTooLargeForTheLast_isRefused() {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> gpus(100, 20).place("auto", 7, weights(0, 10, 10)))
                .withMessageContaining("the weights take 80 MB, and 70 % of the GPUs' free memory take 6 of 7 layers");
    }

    @Test
    void place_tooSmall_isRefusedWithNumbers() {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> gpus(50, 30).place("cuda", 8, weights(5, 10, 20)))
                .withMessageContaining("textgen.local.device")
                .withMessageContaining("the weights take 105 MB, and 70 % of the GPUs' free memory take 5 of 8 layers");
    }

    @ParameterizedTest
    @CsvSource({"cuda:7, 2 GPUs", "cuda:2, 2 GPUs"})
    void place_absentGpu_isRefusedByName(String requested, String seen) {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> gpus(100, 100).place(requested, 2, weights(1, 1, 1)))
                .withMessageContaining("textgen.local.device")
                .withMessageContaining("asks for " + requested + ", but the engine sees " + seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "cuda:0"})
    void place_gpuWithoutGpus_isRefused(String requested) {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> gpus().place(requested, 2, weights(1, 1, 1)))
                .withMessageContaining("asks for " + requested + ", but the engine sees no GPU");
    }

    @Test
    void free_isThatOfOneGpu() {
        assertThat(gpus(50, 30, 10).free("cuda:1")).isEqualTo(30 * MB);
    }

    @ParameterizedTest
    @CsvSource({"cuda:0, BF16", "cuda:1, F16", "cuda, F16", "auto, F16"})
    void halfType_gpuWithoutBfloat16_isF16(String requested, TorchType type) {
        Devices devices = new Devices(List.of(new Gpu(MB, true), new Gpu(MB, false)));

        assertThat(devices.halfType(requested)).isEqualTo(type);
    }
}
