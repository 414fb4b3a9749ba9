package org.scribes.textgen.backend.local.decoder;

import java.util.List;

/**
 * The duration of a decoder's steps on this machine.
 *
 * @param decode steps of one token of each of several sequences, by the number of sequences, in ascending order
 * @param promptTokenNanos the prefill of one token among many, in nanoseconds
 */
public record StepTimes(List<Measured> decode, double promptTokenNanos) {
    /** A guess, for a decoder that was not measured. */
    public static final StepTimes UNKNOWN = new StepTimes(List.of(), 500_000);

    public StepTimes {
        decode = List.copyOf(decode);
    }

    /** The duration of a step of {@code rows} rows. */
    public record Measured(int rows, long nanos) {}
}
