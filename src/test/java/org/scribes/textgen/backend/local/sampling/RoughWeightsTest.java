package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class RoughWeightsTest {
    @Property(tries = 300)
    void below_anyLogits_isWithinItsErrorBound(
            @ForAll long seed, @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 2) double temperature) {
        Random random = new Random(seed);
        float cut = (float) (-10 * temperature);
        float[] logits = new float[1 + random.nextInt(50)];
        double exact = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (5 - 60 * temperature * random.nextDouble());
            if (logits[i] - 5f < cut) {
                exact += Math.exp((float) ((logits[i] - 5f) / temperature));
            }
        }

        double rough = RoughWeights.below(logits, logits.length, 5, cut, temperature);

        assertThat(Math.abs(rough - exact))
                .isLessThanOrEqualTo(RoughWeights.ERROR * rough + logits.length * RoughWeights.leastWeight());
    }
}
