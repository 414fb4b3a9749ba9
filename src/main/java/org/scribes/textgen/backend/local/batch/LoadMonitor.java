package org.scribes.textgen.backend.local.batch;

import java.util.List;
import org.scribes.textgen.backend.local.decoder.StepTimes;
import org.scribes.textgen.domain.FinishReason;

/** Watches the turns of the engine and learns its speed and the length of answers. Confined to the inference thread. */
final class LoadMonitor {
    private final EngineSpeed speed;
    private final AnswerLengths lengths = new AnswerLengths();
    private long promptTokensReused;

    LoadMonitor(StepTimes measured) {
        this.speed = new EngineSpeed(measured);
    }

    /** Records prompt tokens that need no prefill. */
    void addReused(int promptTokens) {
        promptTokensReused += promptTokens;
    }

    /** Records the end of an answer. A request that generates nothing says nothing of the length of answers. */
    void addEnd(RunningAnswer answer, FinishReason reason) {
        int limit = answer.queued().request().maxNewTokens();
        if (limit > 0) {
            lengths.add(answer.generated(), limit, reason != FinishReason.LENGTH);
        }
    }

    /** The state of a step's answers before the step. */
    final class Turn {
        private final List<RunningAnswer> decoding;
        private final List<RunningAnswer> prefilling;
        private final long tokens;
        private final long promptTokens;

        private Turn(List<RunningAnswer> answers) {
            this.decoding =
                    answers.stream().filter(answer -> !answer.isPrefilling()).toList();
            this.prefilling =
                    answers.stream().filter(RunningAnswer::isPrefilling).toList();
            this.tokens = tokens(decoding);
            this.promptTokens = promptTokensLeft(prefilling);
        }

        /** Records what the answers have gained in {@code nanos}. */
        void end(long nanos) {
            long gained = tokens(decoding) - tokens;
            long read = promptTokens - promptTokensLeft(prefilling);
            speed.observe(decoding.size(), gained, read + promptTokensReused, nanos);
            promptTokensReused = 0;
        }
    }

    /** Begins a step. */
    Turn begin(List<RunningAnswer> answers) {
        return new Turn(answers);
    }

    private static long tokens(List<RunningAnswer> answers) {
        return answers.stream().mapToLong(RunningAnswer::generated).sum();
    }

    private static long promptTokensLeft(List<RunningAnswer> answers) {
        return answers.stream().mapToLong(RunningAnswer::promptTokensLeft).sum();
    }

    /**
     * The load at this moment.
     *
     * @param slots the maximum number of answers in a step
     * @param kvTokens the capacity of the KV cache
     */
    EngineLoad load(List<RunningAnswer> running, int slots, int kvTokens) {
        double pace = speed.pace();
        AnswerLength length = lengths.expected();
        return new EngineLoad(
                slots,
                kvTokens,
                running.stream()
                        .map(answer -> length.expected(answer.tokensLeft()))
                        .toList(),
                promptTokensLeft(running),
                length,
                pace * speed.step().nanos(0),
                pace * speed.step().perRow(),
                pace * speed.promptTokenNanos());
    }
}
