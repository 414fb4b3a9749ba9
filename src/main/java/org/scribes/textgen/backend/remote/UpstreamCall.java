package org.scribes.textgen.backend.remote;

import java.util.List;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A request as sent to the server.
 *
 * @param model the model name to send
 * @param body the JSON to send
 * @param warnings how the call deviates from the request
 */
record UpstreamCall(GenerationRequest request, String model, Sampling sampling, String body, List<String> warnings) {
    UpstreamCall {
        warnings = List.copyOf(warnings);
    }

    /** The estimated tokens of the prompt. */
    int estimatedInput() {
        return TokenEstimate.of(request);
    }

    /** The tokens that the call may use at most, as far as they can be estimated. */
    int estimatedTokens() {
        return estimatedInput() + sampling.maxNewTokens();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "UpstreamCall[" + model + "]";
    }
}
