package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.ChildJvm;
import org.scribes.textgen.backend.local.Matrices;
import org.scribes.textgen.backend.local.TestingEngine;

/**
 * Shows why int8 weights are limited to 7 bits on processors that add pairs of products in 16 bits; see docs/engine.md.
 */
class Int8SaturationTest {
    private static final int WIDTH = 64;
    /** Activations are unsigned bytes. */
    private static final int LOUDEST = 255;

    private static final int[] ALL = IntStream.range(0, WIDTH).toArray();
    /** Maximum weights: pairs with equal signs, with opposite signs, and with small values between. */
    private static final float[][] WEIGHTS = Matrices.fill(48, WIDTH, row -> column -> switch (row % 4) {
        case 0 -> 1f;
        case 1 -> -1f;
        case 2 -> column % 2 == 0 ? 1f : -1f;
        default -> column % 3 == 0 ? 0.25f : 1f;
    });

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    /**
     * The integer weights of the loaded layer, {@code [row][column]}. An input of -1 reveals them: it is the byte 0,
     * beside which nothing saturates (0 is 127, and 2 · 127 · 127 fits).
     */
    private int[][] digits(Numerics numerics) throws IOException {
        float[][] columns = new TestingLinear(
                        folder, Matrices.fill(WIDTH, WIDTH, row -> column -> row == (int) column ? -1f : 0f))
                .weights(WEIGHTS)
                .numerics(numerics)
                .outputs(ALL);
        int[][] digits = new int[WEIGHTS.length][WIDTH];
        for (int row = 0; row < WEIGHTS.length; row++) {
            for (int column = 0; column < WIDTH; column++) {
                digits[row][column] =
                        Math.round(-columns[column][row] * numerics.int8Limit() / Matrices.largest(WEIGHTS[row]));
            }
        }
        return digits;
    }

    private static int exact(int[] weights) {
        return IntStream.of(weights).map(weight -> LOUDEST * weight).sum();
    }

    /** Adds like {@code vpmaddubsw}: pairs of products, saturating at 16 bits. */
    private static int inPairs(int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i += 2) {
            int pair = LOUDEST * weights[i] + LOUDEST * weights[i + 1];
            sum += Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, pair));
        }
        return sum;
    }

    @Test
    void reducedRange_maximumInputs_doNotSaturate() throws IOException {
        for (int[] row : digits(Numerics.int8(true))) {
            assertThat(IntStream.of(row)).allMatch(digit -> Math.abs(digit) <= 63);
            assertThat(inPairs(row)).isEqualTo(exact(row));
        }
    }

    @Test
    void fullRange_maximumInputs_saturate() throws IOException {
        int[][] digits = digits(Numerics.int8(false));

        assertThat(digits[0]).containsOnly(127);
        assertThat(inPairs(digits[0])).isLessThan(exact(digits[0]) * 6 / 10);
        assertThat(inPairs(digits[1])).isGreaterThan(exact(digits[1]) * 6 / 10);
    }

    /** Tests libtorch's own kernel; an environment variable disables AVX-512 VNNI. */
    @Test
    void kernelWithoutVnni_maximumInputs_needsTheReducedRange() throws IOException, InterruptedException {
        assumeTrue(CpuFeatures.ofThisMachine().computesInt8(), "this processor has no int8");

        ToDoubleFunction<String> sums =
                ChildJvm.run(LoudSums.class, Map.of("FBGEMM_ENABLE_INSTRUCTIONS", "AVX2"), folder);

        assertThat(sums.applyAsDouble("reduced")).isCloseTo(WIDTH, within(0.01 * WIDTH));
        assertThat(sums.applyAsDouble("full")).isLessThan(0.6 * WIDTH);
    }

    /** Sums of products of ones in int8, in its own process. */
    static final class LoudSums {
        private LoudSums() {}

        public static void main(String[] arguments) throws IOException {
            float[][] ones = Matrices.fill(WIDTH, WIDTH, row -> column -> 1f);
            TestingLinear layer = new TestingLinear(Path.of(arguments[0]), ones).weights(ones);
            ChildJvm.print("reduced", layer.numerics(Numerics.int8(true)).outputs(0)[0][0]);
            ChildJvm.print("full", layer.numerics(Numerics.int8(false)).outputs(0)[0][0]);
        }
    }

    @Test
    void rangeOfThisMachine_maximumInputs_areCloseToF32() throws IOException {
        CpuFeatures cpu = CpuFeatures.ofThisMachine();
        assumeTrue(cpu.computesInt8(), "this processor has no int8");
        float[][] inputs =
                Matrices.fill(WIDTH, WIDTH, row -> column -> row % 2 == 0 ? 1f : (column % 2 == 0 ? 1f : -1f));
        float[][] expected = new TestingLinear(folder, inputs).weights(WEIGHTS).outputs(ALL);

        float[][] outputs = new TestingLinear(folder, inputs)
                .weights(WEIGHTS)
                .numerics(Numerics.int8(cpu.saturatesInt8()))
                .outputs(ALL);

        for (int row : ALL) {
            assertThat(outputs[row]).containsExactly(expected[row], within(0.01f * WIDTH));
        }
    }
}
