package org.scribes.textgen.checkpoint;

import org.scribes.textgen.domain.ModelLoadException;

/**
 * How rotary frequencies are stretched for a longer context.
 *
 * @see <a href="https://github.com/huggingface/transformers/blob/main/src/transformers/modeling_rope_utils.py">the
 *     formulas</a>
 */
public sealed interface RopeScaling {
    /** Frequencies as they are: {@code theta^(-2i/headDim)}. */
    record None() implements RopeScaling {}

    /** Every frequency divided by {@code factor}. */
    record Linear(double factor) implements RopeScaling {
        public Linear {
            RopeScaling.require(factor >= 1, "factor must be 1 or more");
        }
    }

    /**
     * Llama 3.1's way: long waves divided by {@code factor}, short waves kept, a smooth step between.
     *
     * @param lowFreqFactor waves longer than {@code originalMaxPositions / lowFreqFactor} are divided
     * @param highFreqFactor waves shorter than {@code originalMaxPositions / highFreqFactor} are kept
     * @param originalMaxPositions the context the model was first trained on
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
