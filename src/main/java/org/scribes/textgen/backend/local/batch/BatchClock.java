package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Divides the inference thread's time among the running answers. The time covers planning, computation and sampling.
 */
final class BatchClock {
    private final LongSupplier nanoTime;
    /** Time before this instant is already charged or was idle. */
    private long chargedUntil;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    BatchClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Starts the times of an answer. The first answer of a batch is not charged for the time before it. */
    AnswerTimes admit(long submitted, boolean isAlone) {
        long now = nanoTime.getAsLong();
        chargedUntil = isAlone ? now : chargedUntil;
        return new AnswerTimes(submitted, now);
    }

    /** Charges the time since the last charge to the answers of the step that ends now, in equal shares. */
    void chargeStep(List<RunningAnswer> answers) {
        long now = nanoTime.getAsLong();
        long share = (now - chargedUntil) / answers.size();
        chargedUntil = now;
        for (RunningAnswer answer : answers) {
            answer.times().addStep(now, share);
        }
    }
}
