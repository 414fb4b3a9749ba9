package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.checkpoint.RopeParameters;
import org.scribes.textgen.checkpoint.RopeScaling;

/**
 * Frequencies of rotary position embeddings: Su et al. 2021 (arXiv 2104.09864), position interpolation (arXiv
 * 2306.15595) and the scaling of Llama 3.1 as in Hugging Face's {@code modeling_rope_utils.py}.
 */
final class RotaryPositions {
    private RotaryPositions() {}

    /**
     * The angle per position for each pair of dimensions.
     *
     * @return {@code [rotary width / 2]}
     */
    static List<Float> frequencies(RopeParameters rope) {
        List<Float> frequencies = new ArrayList<>();
        for (int i = 0; i < rope.rotaryDim(); i += 2) {
            double frequency = Math.pow(rope.ropeTheta(), -(double) i / rope.rotaryDim());
            frequencies.add((float) scale(frequency, rope.scaling()));
        }
        return frequencies;
    }

    private static double scale(double frequency, RopeScaling scaling) {
        if (scaling instanceof RopeScaling.Linear linear) {
            return frequency / linear.factor();
        }
        if (scaling instanceof RopeScaling.Llama3 llama3) {
            return llama3(frequency, llama3);
        }
        return frequency;
    }

    /** Divides low frequencies, keeps high ones and interpolates between. */
    private static double llama3(double frequency, RopeScaling.Llama3 scaling) {
        double rotations = scaling.originalMaxPositions() * frequency / (2 * Math.PI);
        if (rotations > scaling.highFreqFactor()) {
            return frequency;
        }
        if (rotations < scaling.lowFreqFactor()) {
            return frequency / scaling.factor();
        }
        double kept = (rotations - scaling.lowFreqFactor()) / (scaling.highFreqFactor() - scaling.lowFreqFactor());
        return (1 - kept) * frequency / scaling.factor() + kept * frequency;
    }
}
