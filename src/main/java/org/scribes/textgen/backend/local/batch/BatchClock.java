package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.function.LongSupplier;

/** Divides the time of the lane's thread among the answers that it works for: to plan a step and to choose its tokens too. */
final class BatchClock {
    private final LongSupplier nanoTime;
    /** Until then all is divided, or was idle. */
    private long divided;

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    BatchClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** An answer comes in after {@code submitted}; if it is alone, nobody has to do with what was before. */
    AnswerTimes enter(long submitted, boolean isAlone) {
        long now = nanoTime.getAsLong();
        divided = isAlone ? now : divided;
        return new AnswerTimes(submitted, now);
    }

    /** Divides what was not divided yet evenly among those who took the step that ends now. */
    void divide(List<RunningAnswer> taking) {
        long now = nanoTime.getAsLong();
        long share = (now - divided) / taking.size();
        divided = now;
        for (RunningAnswer answer : taking) {
            answer.times().tookStep(now, share);
        }
    }
}
