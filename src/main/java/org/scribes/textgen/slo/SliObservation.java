package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Outcome;

/** The counts that one event adds. Built by one thread, then immutable. */
final class SliObservation {
    private final long[] counts = new long[SliCount.values().length];
    private OptionalLong latencyMillis = OptionalLong.empty();

    /** A readiness sample. */
    static SliObservation sample(boolean ready) {
        return new SliObservation().with(SliCount.SAMPLES, 1).with(SliCount.READY, ready ? 1 : 0);
    }

    /**
     * A finished request. Refused and cancelled requests add nothing.
     *
     * @param maxOutputTokens the token limit of an answer
     */
    static SliObservation of(FinishedRequest request, int maxOutputTokens) {
        SliObservation observation = new SliObservation();
        if (request.outcome() == Outcome.REFUSED || request.outcome() == Outcome.CANCELLED) {
            return observation;
        }
        observation.with(SliCount.DUE, 1);
        if (request.outcome() == Outcome.ERROR) {
            return observation.with(SliCount.FAILED, 1);
        }
        observation.answered(request.latency());
        request.result().ifPresent(result -> observation.answer(result, maxOutputTokens));
        return observation;
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

    private SliObservation with(SliCount count, long amount) {
        counts[count.index()] += amount;
        return this;
    }

    /** Whether this observation adds nothing. */
    boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    /** Adds the counts to {@code sums}. */
    void addTo(long[] sums) {
        for (int i = 0; i < counts.length; i++) {
            sums[i] += counts[i];
        }
    }

    /** The latency, if the observation is an answer. */
    OptionalLong latencyMillis() {
        return latencyMillis;
    }
}
