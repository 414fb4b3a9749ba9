package org.scribes.textgen.backend.local.batch;

import org.scribes.textgen.backend.local.decoder.StepTimes;
import org.scribes.textgen.backend.local.speculation.StepCost;

/**
 * Estimates how long the engine takes for tokens of answers and prompts. The measurements at the load give the shape:
 * the duration of a step by the number of its answers, and of a prompt token. What the engine then takes for the same
 * work gives the pace, which covers all else: sampling, other programs on the machine, longer sequences, proposals that
 * are accepted, prefixes that are reused. Not thread-safe.
 */
final class EngineSpeed {
    /** A measurement counts 1/e after this time. */
    private static final double MEMORY_NANOS = 4e9;
    /** The weight of the measurements at the load, as if they had taken this long. */
    private static final double INITIAL_NANOS = 1.5e9;

    private final StepCost step = new StepCost();
    private final double promptTokenNanos;
    private double taken = INITIAL_NANOS;
    private double expected = INITIAL_NANOS;

    EngineSpeed(StepTimes measured) {
        measured.decode().forEach(time -> step.observe(time.rows(), time.nanos()));
        this.promptTokenNanos = measured.promptTokenNanos();
    }

    /**
     * Records a turn of the engine.
     *
     * @param answers the answers that were decoding
     * @param tokens the tokens that these answers gained
     * @param promptTokens the prompt tokens that were prefilled or reused
     * @param nanos the duration of the turn
     */
    void observe(int answers, long tokens, long promptTokens, long nanos) {
        double work = promptTokens * promptTokenNanos + (answers == 0 ? 0 : step.nanos(answers) * tokens / answers);
        if (work > 0) {
            double decay = Math.exp(-nanos / MEMORY_NANOS);
            taken = taken * decay + nanos;
            expected = expected * decay + work;
        }
    }

    /** What the engine takes now for the work of a nanosecond at the load. */
    double pace() {
        return taken / expected;
    }

    /** The duration of a step of that many answers at the load, in nanoseconds. */
    StepCost step() {
        return step;
    }

    /** The duration of the prefill of a prompt token at the load, in nanoseconds. */
    double promptTokenNanos() {
        return promptTokenNanos;
    }
}
