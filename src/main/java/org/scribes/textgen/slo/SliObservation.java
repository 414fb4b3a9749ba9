package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Outcome;

/** What one moment adds to the figures. Made by one thread, and then left as it is. */
final class SliObservation {
    private final long[] counts = new long[SliCount.values().length];
    private OptionalLong latencyMillis = OptionalLong.empty();

    /** A look at whether the service could answer. */
    static SliObservation sample(boolean ready) {
        return new SliObservation().with(SliCount.SAMPLES, 1).with(SliCount.READY, ready ? 1 : 0);
    }

    /**
     * The end of a request. One that was refused, or that nobody waited for, adds nothing.
     *
     * @param maxOutputTokens that an answer may have
     */
    static SliObservation of(FinishedRequest request, int maxOutputTokens) {
        SliObservation seen = new SliObservation();
        if (request.outcome() == Outcome.REFUSED || request.outcome() == Outcome.CANCELLED) {
            return seen;
        }
        seen.with(SliCount.DUE, 1);
        if (request.outcome() == Outcome.ERROR) {
            return seen.with(SliCount.FAILED, 1);
        }
        seen.answered(request.latency());
        request.result().ifPresent(result -> seen.answer(result, maxOutputTokens));
        return seen;
    }

    private void answered(Duration latency) {
        latencyMillis = OptionalLong.of(latency.toMillis());
        with(SliCount.ANSWERED, 1);
        with(SliCount.SLOW, latency.compareTo(ServiceLevelObjectives.SLOW) >= 0 ? 1 : 0);
        with(SliCount.VERY_SLOW, latency.compareTo(ServiceLevelObjectives.VERY_SLOW) >= 0 ? 1 : 0);
    }

    private void answer(GenerationResult result, int maxOutputTokens) {
        with(SliCount.TOO_LONG, result.completion().usage().generated() > maxOutputTokens ? 1 : 0);
        result.grounded().ifPresent(this::grounded);
    }

    private void grounded(GroundedAnswer answer) {
        with(SliCount.CHECKED, 1);
        with(SliCount.SHOWN_FALSE, answer.falseQuotationsShown());
        answer.summary().counts().forEach((kind, verdicts) -> {
            if (kind.isQuotation()) {
                verdicts.forEach((verdict, count) -> SliCount.of(verdict).ifPresent(counted -> with(counted, count)));
            }
        });
    }

    private SliObservation with(SliCount what, long times) {
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
