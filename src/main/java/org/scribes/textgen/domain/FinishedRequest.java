package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * A request for an answer that is over, for all who keep count.
 *
 * @param model that answered; of a request that was not answered, the one that would have
 * @param code why there is no answer, where there is none
 * @param result the answer, where there is one
 * @param latency from its arrival to its end
 */
public record FinishedRequest(
        String requestId,
        Caller caller,
        String model,
        Mode mode,
        Outcome outcome,
        Optional<ErrorCode> code,
        Optional<GenerationResult> result,
        Duration latency) {
    /** A request that was answered. */
    public static FinishedRequest answered(Caller caller, GenerationResult result) {
        Completion completion = result.completion();
        return new FinishedRequest(
                result.requestId(),
                caller,
                completion.model(),
                completion.mode(),
                result.route().degraded() ? Outcome.DEGRADED : Outcome.OK,
                Optional.empty(),
                Optional.of(result),
                result.latency());
    }

    /** A request that was not. */
    public static FinishedRequest failed(
            String requestId, Caller caller, String model, Mode mode, ErrorCode code, Duration latency) {
        return new FinishedRequest(
                requestId, caller, model, mode, Outcome.of(code), Optional.of(code), Optional.empty(), latency);
    }
}
