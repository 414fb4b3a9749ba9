package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.checkpoint.RopeParameters;
import org.scribes.textgen.checkpoint.RopeScaling;

class RotaryPositionsTest {
    @Test
    void frequencies_noScaling_arePowersOfTheta() {
        List<Float> frequencies = RotaryPositions.frequencies(rope(4, new RopeScaling.None()));

        assertThat(frequencies).containsExactly(1f, 0.01f);
    }

    @Test
    void frequencies_linear_areDivided() {
        assertThat(RotaryPositions.frequencies(rope(4, new RopeScaling.Linear(4))))
                .containsExactly(0.25f, 0.0025f);
    }

    /** Wavelengths of 6.3, 63, 628 and 6,283 positions: kept, interpolated, and two divided. */
    @Test
    void frequencies_llama3_dividesOnlyLowFrequencies() {
        RopeScaling scaling = new RopeScaling.Llama3(8, 1, 4, 128);

        List<Float> frequencies = RotaryPositions.frequencies(rope(8, scaling));

        double turns = 128 * 0.1 / (2 * Math.PI);
        double kept = (turns - 1) / 3;
        assertThat(frequencies.get(0)).isEqualTo(1f);
        assertThat(frequencies.get(1)).isCloseTo((float) ((1 - kept) * 0.1 / 8 + kept * 0.1), within(1e-7f));
        assertThat(frequencies.get(2)).isEqualTo(0.01f / 8);
        assertThat(frequencies.get(3)).isEqualTo(0.001f / 8);
    }

    private static RopeParameters rope(int rotaryDim, RopeScaling scaling) {
        return new RopeParameters(rotaryDim, 10_000, scaling);
    }
}
