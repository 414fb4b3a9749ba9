package org.scribes.textgen.checkpoint;

/**
 * Parameters of rotary position embeddings.
 *
 * @param rotaryDim the width of the rotated part of each head, from its start; even; 0 without rotary positions
 * @param ropeTheta the base of the frequencies
 * @param scaling the scaling of the frequencies
 */
public record RopeParameters(int rotaryDim, double ropeTheta, RopeScaling scaling) {
    /** No rotary positions. */
    static final RopeParameters NONE = new RopeParameters(0, 1, new RopeScaling.None());

    public RopeParameters {
        ModelConfig.require(rotaryDim % 2 == 0, "head_dim must be even, and so must the rotated part of a head");
    }
}
