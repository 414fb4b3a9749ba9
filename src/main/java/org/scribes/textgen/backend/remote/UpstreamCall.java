package org.scribes.textgen.backend.remote;

import java.util.List;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A request in the server's terms.
 *
 * @param model the name it is asked for by
 * @param body as it is sent, JSON
 * @param warnings what is done otherwise than asked
 */
record UpstreamCall(GenerationRequest request, String model, Sampling sampling, String body, List<String> warnings) {
    UpstreamCall {
        warnings = List.copyOf(warnings);
    }

    /** A guess at the tokens of the prompt. */
    int estimatedInput() {
        return TokenEstimate.of(request);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "UpstreamCall[" + model + "]";
    }
}
