package org.scribes.textgen.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param route how the answer was come by
 * @param latency from the request's arrival to the end of the answer
 * @param grounded what was found out about the answer, if it was looked at: its text is the completion's
 * @param timeToFirstToken from the arrival to the first piece of text; absent when the answer is empty
 * @param cached whether it was generated for another request, before or at the same time
 * @param costUsd what all that was generated for this request costs, as far as prices are known
 */
public record GenerationResult(
        String requestId,
        Completion completion,
        Route route,
        Optional<GroundedAnswer> grounded,
        Duration latency,
        Optional<Duration> timeToFirstToken,
        boolean cached,
        Optional<BigDecimal> costUsd) {
    /** An answer that was generated for its request. */
    public GenerationResult(
            String requestId,
            Completion completion,
            Route route,
            Optional<GroundedAnswer> grounded,
            Duration latency,
            Optional<Duration> timeToFirstToken) {
        this(requestId, completion, route, grounded, latency, timeToFirstToken, false, Optional.empty());
    }

    /** An answer that was not looked at. */
    public GenerationResult(
            String requestId,
            Completion completion,
            Route route,
            Duration latency,
            Optional<Duration> timeToFirstToken) {
        this(requestId, completion, route, Optional.empty(), latency, timeToFirstToken);
    }

    /** This result as it reached a request. */
    public GenerationResult reaching(String otherRequest, Duration itsLatency, Optional<Duration> itsFirstToken) {
        return new GenerationResult(
                otherRequest, completion, route, grounded, itsLatency, itsFirstToken, cached, costUsd);
    }

    /** This result for another request, which made no attempt and costs nothing. */
    public GenerationResult asCached() {
        Route none = new Route(0, route.failover());
        return new GenerationResult(
                requestId, completion, none, grounded, latency, timeToFirstToken, true, Optional.of(BigDecimal.ZERO));
    }

    /** This result, with more that its user is told first. */
    public GenerationResult warnedOf(List<String> more) {
        return new GenerationResult(
                requestId, completion.warnedOf(more), route, grounded, latency, timeToFirstToken, cached, costUsd);
    }

    /** This result, for which so much must be paid. */
    public GenerationResult costing(Optional<BigDecimal> usd) {
        return new GenerationResult(requestId, completion, route, grounded, latency, timeToFirstToken, cached, usd);
    }
}
