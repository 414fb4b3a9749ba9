package org.scribes.textgen.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param route the attempts and failovers that led to the answer
 * @param latency the time from the request's arrival to the end of the answer
 * @param grounded the result of the grounding checks, if they ran; its text is the completion's
 * @param timeToFirstToken the time from arrival to the first text; absent if the answer is empty
 * @param cached whether the answer was generated for another request, earlier or at the same time
 * @param costUsd the cost of all attempts for this request, as far as prices are known
 * @param candidates the answers that this one was chosen from, the chosen one first; empty without a choice
 * @param explanation why the answer is as it is, if the request asks for it
 */
public record GenerationResult(
        String requestId,
        Completion completion,
        Route route,
        Optional<GroundedAnswer> grounded,
        Duration latency,
        Optional<Duration> timeToFirstToken,
        boolean cached,
        Optional<BigDecimal> costUsd,
        List<Candidate> candidates,
        Optional<Explanation> explanation) {
    public GenerationResult {
        candidates = List.copyOf(candidates);
    }

    /** An answer without a choice or an explanation. */
    public GenerationResult(
            String requestId,
            Completion completion,
            Route route,
            Optional<GroundedAnswer> grounded,
            Duration latency,
            Optional<Duration> timeToFirstToken,
            boolean cached,
            Optional<BigDecimal> costUsd) {
        this(
                requestId,
                completion,
                route,
                grounded,
                latency,
                timeToFirstToken,
                cached,
                costUsd,
                List.of(),
                Optional.empty());
    }

    /** An answer generated for this request. */
    public GenerationResult(
            String requestId,
            Completion completion,
            Route route,
            Optional<GroundedAnswer> grounded,
            Duration latency,
            Optional<Duration> timeToFirstToken) {
        this(requestId, completion, route, grounded, latency, timeToFirstToken, false, Optional.empty());
    }

    /** An answer without grounding checks. */
    public GenerationResult(
            String requestId,
            Completion completion,
            Route route,
            Duration latency,
            Optional<Duration> timeToFirstToken) {
        this(requestId, completion, route, Optional.empty(), latency, timeToFirstToken);
    }

    /** Returns this result with the id and times of a request. */
    public GenerationResult reaching(String newRequestId, Duration newLatency, Optional<Duration> firstToken) {
        return new GenerationResult(
                newRequestId,
                completion,
                route,
                grounded,
                newLatency,
                firstToken,
                cached,
                costUsd,
                candidates,
                explanation);
    }

    /** Returns this result as that of a request for which {@code choice} was made; unchanged if none was. */
    public GenerationResult of(Optional<Variant> choice) {
        return choice.isEmpty()
                ? this
                : new GenerationResult(
                        requestId,
                        completion,
                        route.of(choice),
                        grounded,
                        latency,
                        timeToFirstToken,
                        cached,
                        costUsd,
                        candidates,
                        explanation);
    }

    /** Returns this result for another request, with no attempts and no cost. */
    public GenerationResult asCached() {
        return new GenerationResult(
                requestId,
                completion,
                route.withoutAttempts(),
                grounded,
                latency,
                timeToFirstToken,
                true,
                Optional.of(BigDecimal.ZERO),
                candidates,
                explanation);
    }

    /** Returns this result with more warnings at the front. */
    public GenerationResult warnedOf(List<String> more) {
        return with(completion.warnedOf(more), costUsd, candidates, explanation);
    }

    /** Returns this result with its cost. */
    public GenerationResult costing(Optional<BigDecimal> usd) {
        return with(completion, usd, candidates, explanation);
    }

    /** Returns this result as the first of {@code all} candidates, with the completion that is shown. */
    public GenerationResult chosenFrom(List<Candidate> all, Completion shown) {
        return with(shown, costUsd, all, explanation);
    }

    /** Returns this result with an explanation. */
    public GenerationResult explained(Explanation why) {
        return with(completion, costUsd, candidates, Optional.of(why));
    }

    private GenerationResult with(
            Completion newCompletion,
            Optional<BigDecimal> newCost,
            List<Candidate> newCandidates,
            Optional<Explanation> newExplanation) {
        return new GenerationResult(
                requestId,
                newCompletion,
                route,
                grounded,
                latency,
                timeToFirstToken,
                cached,
                newCost,
                newCandidates,
                newExplanation);
    }
}
