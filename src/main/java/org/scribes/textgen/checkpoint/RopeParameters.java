package org.scribes.textgen.checkpoint;

/**
 * How rotary positions turn queries and keys.
 *
 * @param rotaryDim how much of each head is turned, from its start; even; 0 where a family has no rotary positions
 * @param ropeTheta the base of the frequencies
 * @param scaling how they are stretched
 */
public record RopeParameters(int rotaryDim, double ropeTheta, RopeScaling scaling) {
    /** No rotary positions. */
    static final RopeParameters NONE = new RopeParameters(0, 1, new RopeScaling.None());

    public RopeParameters {
        ModelConfig.require(
                rotaryDim % 2 == 0,
                "head_dim must be even, and so must its part that rotary positions turn: they turn pairs");
    }
}
