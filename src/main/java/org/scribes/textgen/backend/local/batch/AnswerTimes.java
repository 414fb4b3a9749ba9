package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import org.scribes.textgen.domain.EngineTimes;

/** What an answer takes in the batch, by the nanoseconds of the {@link BatchClock}. */
final class AnswerTimes {
    private final long submitted;
    private final long entered;
    /** When the step ended that chose the first token. */
    private long first;
    /** When the last step ended that it took. */
    private long last;
    /** Of the steps that it took. */
    private long share;

    AnswerTimes(long submitted, long entered) {
        this.submitted = submitted;
        this.entered = entered;
        this.first = entered;
        this.last = entered;
    }

    /** It took a step, which ended {@code now}. */
    void tookStep(long now, long itsShare) {
        last = now;
        share += itsShare;
    }

    /** The step that it took last has read the end of its prompt. */
    void promptIsRead() {
        first = last;
    }

    /** What it took until the end of its last step. */
    EngineTimes taken() {
        return new EngineTimes(
                Duration.ofNanos(entered - submitted),
                Duration.ofNanos(first - entered),
                Duration.ofNanos(last - first),
                Duration.ofNanos(share));
    }
}
