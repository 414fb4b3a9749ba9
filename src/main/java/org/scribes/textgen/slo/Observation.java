package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Outcome;

/** What one moment adds to the figures. Made by one thread, and then left as it is. */
final class Observation {
    private final long[] counts = new long[Counted.values().length];
    private OptionalLong latencyMillis = OptionalLong.empty();

    /** A look at whether the service could answer. */
    static Observation sample(boolean ready) {
        return new Observation().with(Counted.SAMPLES, 1).with(Counted.READY, ready ? 1 : 0);
    }

    /**
     * The end of a request. One that was refused, or that nobody waited for, adds nothing.
     *
     * @param maxOutputTokens that an answer may have
     */
    static Observation of(FinishedRequest request, int maxOutputTokens) {
        Observation seen = new Observation();
        if (request.outcome() == Outcome.REFUSED || request.outcome() == Outcome.CANCELLED) {
            return seen;
        }
        seen.with(Counted.DUE, 1);
        if (request.outcome() == Outcome.ERROR) {
            return seen.with(Counted.FAILED, 1);
        }
        seen.answered(request.latency());
        request.result().ifPresent(result -> seen.answer(result, maxOutputTokens));
        return seen;
    }

    private void answered(Duration latency) {
        latencyMillis = OptionalLong.of(latency.toMillis());
        with(Counted.ANSWERED, 1);
        with(Counted.SLOW, latency.compareTo(Promises.SLOW) >= 0 ? 1 : 0);
        with(Counted.VERY_SLOW, latency.compareTo(Promises.VERY_SLOW) >= 0 ? 1 : 0);
    }

    private void answer(GenerationResult result, int maxOutputTokens) {
        with(Counted.TOO_LONG, result.completion().usage().generated() > maxOutputTokens ? 1 : 0);
        result.grounded().ifPresent(this::grounded);
    }

    private void grounded(GroundedAnswer answer) {
        with(Counted.CHECKED, 1);
        with(Counted.SHOWN_FALSE, answer.falseQuotationsShown());
        answer.summary().counts().forEach((kind, verdicts) -> {
            if (kind.isQuotation()) {
                verdicts.forEach((verdict, count) -> Counted.of(verdict).ifPresent(counted -> with(counted, count)));
            }
        });
    }

    private Observation with(Counted what, long times) {
        counts[what.place()] += times;
        return this;
    }

    /** Whether it adds nothing. */
    boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    /** Adds what it counts to {@code sums}. */
    void addTo(long[] sums) {
        for (int i = 0; i < counts.length; i++) {
            sums[i] += counts[i];
        }
    }

    /** How long an answer took, if it is of one. */
    OptionalLong latencyMillis() {
        return latencyMillis;
    }
}
