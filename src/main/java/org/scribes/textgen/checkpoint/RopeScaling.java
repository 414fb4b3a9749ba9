package org.scribes.textgen.checkpoint;

import org.scribes.textgen.domain.ModelLoadException;

/**
 * The scaling of rotary frequencies for longer contexts.
 *
 * @see <a href="https://github.com/huggingface/transformers/blob/main/src/transformers/modeling_rope_utils.py">the
 *     formulas</a>
 */
public sealed interface RopeScaling {
    /** Unscaled frequencies: {@code theta^(-2i/headDim)}. */
    record None() implements RopeScaling {}

    /** Divides every frequency by {@code factor}. */
    record Linear(double factor) implements RopeScaling {
        public Linear {
            RopeScaling.require(factor >= 1, "factor must be 1 or more");
        }
    }

    /**
     * Llama 3.1's scaling: long wavelengths are divided by {@code factor}, short ones kept, with a smooth transition.
     *
     * @param lowFreqFactor wavelengths above {@code originalMaxPositions / lowFreqFactor} are divided
     * @param highFreqFactor wavelengths below {@code originalMaxPositions / highFreqFactor} are kept
     * @param originalMaxPositions the context length of the original training
     */
    record Llama3(double factor, double lowFreqFactor, double highFreqFactor, int originalMaxPositions)
            implements RopeScaling {
        public Llama3 {
            RopeScaling.require(factor >= 1, "factor must be 1 or more");
            RopeScaling.require(lowFreqFactor > 0, "low_freq_factor must be above 0");
            RopeScaling.require(highFreqFactor > lowFreqFactor, "high_freq_factor must be above low_freq_factor");
            RopeScaling.require(originalMaxPositions > 0, "original_max_position_embeddings must be 1 or more");
        }
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new ModelLoadException(ModelConfig.FILE, "rope scaling: " + rule);
        }
    }
}
