package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import org.scribes.textgen.domain.EngineTimes;

/** Times of one answer in the batch, in nanoseconds of the {@link BatchClock}. */
final class AnswerTimes {
    private final long submittedAt;
    private final long admittedAt;
    /** End of the step that sampled the first token. */
    private long firstTokenAt;
    /** End of the last step with this answer. */
    private long lastStepAt;
    /** This answer's share of all its steps. */
    private long engineNanos;

    AnswerTimes(long submittedAt, long admittedAt) {
        this.submittedAt = submittedAt;
        this.admittedAt = admittedAt;
        this.firstTokenAt = admittedAt;
        this.lastStepAt = admittedAt;
    }

    /** Records a step that ended at {@code now}. */
    void addStep(long now, long share) {
        lastStepAt = now;
        engineNanos += share;
    }

    /** Records that the last step completed the prefill. */
    void endPrefill() {
        firstTokenAt = lastStepAt;
    }

    /** The times up to the end of the last step. */
    EngineTimes engineTimes() {
        return new EngineTimes(
                Duration.ofNanos(admittedAt - submittedAt),
                Duration.ofNanos(firstTokenAt - admittedAt),
                Duration.ofNanos(lastStepAt - firstTokenAt),
                Duration.ofNanos(engineNanos));
    }
}
