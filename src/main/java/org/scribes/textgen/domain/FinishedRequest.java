package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * A finished request, as metrics, service levels and the ledger record it.
 *
 * @param model the model that answered or, for a failed request, would have answered
 * @param code why the request failed; absent if it was answered
 * @param result the answer; absent if the request failed
 * @param latency the time from arrival to end
 * @param variant what was chosen for the request, if its model is of a catalogue
 */
public record FinishedRequest(
        String requestId,
        Caller caller,
        String model,
        Mode mode,
        Outcome outcome,
        Optional<ErrorCode> code,
        Optional<GenerationResult> result,
        Duration latency,
        Optional<Variant> variant) {
    /** An answered request. */
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
                result.latency(),
                result.route().variant());
    }

    /** A failed request. */
    public static FinishedRequest failed(
            String requestId, Caller caller, String model, Mode mode, ErrorCode code, Duration latency) {
        return new FinishedRequest(
                requestId,
                caller,
                model,
                mode,
                Outcome.of(code),
                Optional.of(code),
                Optional.empty(),
                latency,
                Optional.empty());
    }

    /** Returns this request with what was chosen for it. */
    public FinishedRequest of(Optional<Variant> choice) {
        return new FinishedRequest(requestId, caller, model, mode, outcome, code, result, latency, choice);
    }
}
