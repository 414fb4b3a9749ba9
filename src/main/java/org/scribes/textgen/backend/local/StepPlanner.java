package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.function.LongSupplier;

/** Decides what each step computes. */
final class StepPlanner {
    /** Tokens of prompts that are read in one step while no answer goes on, so that a cancelled one soon makes room. */
    private static final int READ_ALONE = 256;
    /** Tokens of prompts that are read beside answers. */
    private static final int READ_BESIDE = 32;

    private final LongSupplier nanoTime;

    StepPlanner(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Step plan(List<RunningAnswer> answers) {
        Step step = new Step();
        boolean alone = answers.stream().allMatch(RunningAnswer::isReading);
        int most = alone ? READ_ALONE : READ_BESIDE;
        for (RunningAnswer answer : answers) {
            int before = step.rows();
            answer.plan(step, Math.max(most, 0));
            most -= answer.isReading() ? step.rows() - before : 0;
        }
        return step;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    void took(Step step, long nanos) {}
}
