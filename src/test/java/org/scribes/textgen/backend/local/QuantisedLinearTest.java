package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.decoder.Numerics;
import org.scribes.textgen.backend.local.decoder.TestingLinear;

/** Compares a quantised linear layer with the same layer in f32. */
class QuantisedLinearTest {
    private static final int ROWS = 32;
    private static final int LOUD = 9;
    private static final float OUTLIER = 1000;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    private TestingLinear layer(float[][] inputs, Numerics numerics) {
        return new TestingLinear(folder, inputs).numerics(numerics);
    }

    private static float[][] inputsWithOutlier() {
        float[][] inputs = Matrices.random(ROWS, 256, 1);
        inputs[LOUD][17] = OUTLIER;
        return inputs;
    }

    static Stream<Numerics> int8() {
        return Stream.of(Numerics.int8(true), Numerics.int8(false));
    }

    static Stream<Numerics> fewerBits() {
        return Stream.of(Numerics.int8(true), Numerics.int8(false), Numerics.int4());
    }

    @ParameterizedTest
    @MethodSource("int8")
    void int8_rowAmongOthers_isBitIdenticalToItAlone(Numerics numerics) throws IOException {
        for (float[][] inputs : List.of(Matrices.random(ROWS, 256, 1), inputsWithOutlier())) {
            List<int[]> steps = new ArrayList<>(List.of(ALL));
            IntStream.of(ALL).forEach(row -> steps.add(new int[] {row}));

            List<float[][]> outputs = layer(inputs, numerics)
                    .weights(Matrices.random(300, 256, 2))
                    .outputs(steps);

            for (int row : ALL) {
                assertThat(outputs.get(1 + row)[0]).containsExactly(outputs.get(0)[row]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("int8")
    void int8_rowsBesideAnOutlier_areCloseToF32(Numerics numerics) throws IOException {
        float[][] weights = Matrices.random(300, 256, 2);
        float[][] expected =
                layer(inputsWithOutlier(), Numerics.F32).weights(weights).outputs(ALL);

        float[][] outputs =
                layer(inputsWithOutlier(), numerics).weights(weights).outputs(ALL);

        float tolerance = numerics.reducedRange() ? 0.03f : 0.02f; // 7 bits are coarser
        for (int row : ALL) {
            assertThat(outputs[row])
                    .containsExactly(expected[row], within(tolerance * Matrices.largest(expected[row])));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 37, 64, 101, 300})
    void int4_anyRows_areWithinAQuantisationStep(int rows) throws IOException {
        float[][] weights = Matrices.random(rows, 64, 3);

        float[][] columns = layer(Matrices.identity(64), Numerics.int4())
                .weights(weights)
                .outputs(IntStream.range(0, 64).toArray());

        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 64; column++) {
                assertThat(columns[column][row])
                        .isCloseTo(weights[row][column], within(stepOfGroup(weights[row], column)));
            }
        }
    }

    private static float stepOfGroup(float[] row, int column) {
        int first = column / Numerics.GROUP * Numerics.GROUP;
        float lowest = Float.MAX_VALUE;
        float highest = -Float.MAX_VALUE;
        for (int i = first; i < first + Numerics.GROUP; i++) {
            lowest = Math.min(lowest, row[i]);
            highest = Math.max(highest, row[i]);
        }
        return (highest - lowest) / 15;
    }

    @ParameterizedTest
    @MethodSource("fewerBits")
    void anyFormat_layerInParts_isBitIdenticalToOnePart(Numerics numerics) throws IOException {
        float[][] inputs = Matrices.random(ROWS, 64, 4);
        float[][] first = Matrices.random(150, 64, 5);
        float[][] second = Matrices.random(155, 64, 6);
        float[][] whole = layer(inputs, numerics).weights(first).weights(second).outputs(ALL);

        float[][] inParts = layer(inputs, numerics)
                .partWeights(64 * 64)
                .weights(first)
                .weights(second)
                .outputs(ALL);

        assertThat(inParts).isDeepEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("fewerBits")
    void anyFormat_transposedTensor_equalsThePlainOne(Numerics numerics) throws IOException {
        float[][] inputs = Matrices.random(ROWS, 64, 4);
        float[][] weights = Matrices.random(150, 64, 5);

        assertThat(layer(inputs, numerics).transposedWeights(weights).outputs(ALL))
                .isDeepEqualTo(layer(inputs, numerics).weights(weights).outputs(ALL));
    }

    @Test
    void anyFormat_zeroRows_areZero() throws IOException {
        float[][] zeros = new float[3][64];
        for (Numerics numerics : fewerBits().toList()) {
            assertThat(layer(zeros, numerics)
                            .weights(Matrices.random(20, 64, 5))
                            .outputs(0)[0])
                    .containsOnly(0f);
            assertThat(layer(Matrices.random(3, 64, 4), numerics)
                            .weights(new float[20][64])
                            .outputs(0)[0])
                    .containsOnly(0f);
        }
    }
}
