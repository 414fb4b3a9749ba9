package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.decoder.StepTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * What the engine has still to do for its running answers, and how fast it is. An immutable snapshot.
 *
 * @param slots the maximum number of answers in a step
 * @param kvTokens the capacity of the KV cache
 * @param tokensLeft the expected number of tokens that each running answer still gets
 * @param promptTokensLeft prompt tokens of the running answers that are not prefilled yet
 * @param length the expected length of answers
 * @param stepNanos the duration of a step that has no rows, in nanoseconds
 * @param rowNanos what each row adds to it
 * @param promptTokenNanos the duration of the prefill of a prompt token
 */
public record EngineLoad(
        int slots,
        int kvTokens,
        List<Integer> tokensLeft,
        long promptTokensLeft,
        AnswerLength length,
        double stepNanos,
        double rowNanos,
        double promptTokenNanos) {
    /** A running answer may be expected this much later than its deadline: the time that it has had would be lost. */
    private static final double TOLERANCE = 1.3;

    /** An engine that has not begun. */
    public static final EngineLoad NONE = new LoadMonitor(StepTimes.UNKNOWN).load(List.of(), 1, Integer.MAX_VALUE);

    public EngineLoad {
        tokensLeft = List.copyOf(tokensLeft);
    }

    /** The duration of a step of that many answers, in nanoseconds. */
    double stepNanos(int answers) {
        return stepNanos + answers * rowNanos;
    }

    /**
     * The last of the running answers that will be complete well after their deadlines, if nothing changes.
     *
     * @param running the answers of this load
     */
    Optional<RunningAnswer> lastLate(List<RunningAnswer> running) {
        for (int i = running.size() - 1; i >= 0; i--) {
            RunningAnswer answer = running.get(i);
            Duration remaining = answer.queued().cancellation().remaining();
            if (completionNanos(i) > TOLERANCE * remaining.toNanos()) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private double completionNanos(int answer) {
        return tokensLeft.get(answer) * stepNanos(tokensLeft.size()) + promptTokensLeft * promptTokenNanos;
    }

    /** The error of a running answer that is ended for the others. The engine is free when these are complete. */
    GenerationException overload() {
        double free = IntStream.range(0, tokensLeft.size())
                .mapToDouble(this::completionNanos)
                .max()
                .orElse(0);
        return GenerationException.retryable(
                ErrorCode.OVERLOADED,
                "the engine is slower than expected: the answer would not be complete before the deadline",
                Duration.ofNanos((long) free));
    }

    /** The expected number of tokens of a request's answer. */
    int expectedTokens(QueuedRequest queued) {
        return length.expected(queued.request().maxNewTokens());
    }
}
