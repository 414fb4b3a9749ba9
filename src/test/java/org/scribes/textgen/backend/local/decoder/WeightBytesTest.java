package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;

/** Uses an embedding of 100 rows, layers of 2 and 3 matrices, and a head, all with 64 columns. */
class WeightBytesTest {
    private static final long COLUMNS = 64;
    private static final DecoderPlan PLAN = new DecoderPlan(
            "none",
            new DecoderPlan.Attention(1, 1, 2, 2),
            List.of(),
            List.of(0, 0),
            1e-5,
            List.of(),
            List.of(
                    new Plain(-1, new TensorName("embedding", List.of(100L, COLUMNS))),
                    new Plain(0, new TensorName("norm.0", List.of(COLUMNS))),
                    new Plain(1, new TensorName("norm.1", List.of(COLUMNS))),
                    new Plain(2, new TensorName("norm", List.of(COLUMNS)))),
            List.of(linear(0, 32, 32), linear(1, 32, 32, 32), linear(2, 100)));

    private static Linear linear(int layer, long... rows) {
        return new Linear(
                layer,
                Arrays.stream(rows)
                        .mapToObj(count -> new Part(new TensorName("w", List.of(count, COLUMNS)), false))
                        .toList(),
                List.of());
    }

    static List<Arguments> numerics() {
        return List.of(
                Arguments.of(Numerics.F32, 4.0, 4),
                Arguments.of(Numerics.floats(TorchType.BF16), 2.0, 2),
                Arguments.of(Numerics.int8(true), 1.0, 4),
                Arguments.of(Numerics.int4(), 0.625, 4));
    }

    @ParameterizedTest
    @MethodSource("numerics")
    void of_plan_countsWeightsByPosition(Numerics numerics, double linear, long plain) {
        WeightBytes bytes = WeightBytes.of(PLAN, numerics);

        assertThat(bytes.before()).isEqualTo(plain * 100 * COLUMNS);
        assertThat(bytes.layer()).isEqualTo((long) (linear * 96 * COLUMNS) + plain * COLUMNS);
        assertThat(bytes.after()).isEqualTo((long) (linear * 100 * COLUMNS) + plain * COLUMNS);
    }

    @ParameterizedTest
    @MethodSource("numerics")
    void readPerToken_countsLinearLayers(Numerics numerics, double linear, long plain) {
        assertThat(WeightBytes.readPerToken(PLAN, numerics)).isEqualTo((long) (linear * (64 + 96 + 100) * COLUMNS));
        assertThat(plain).isPositive();
    }

    @Test
    void total_countsEachLayerAsTheLargest() {
        assertThat(new WeightBytes(5, 10, 20).total(8)).isEqualTo(105);
    }
}
