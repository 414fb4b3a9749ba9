package org.scribes.textgen.api.openai;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.api.door.ModelChoice;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A request of OpenAI's API in the service's own terms.
 *
 * @param requests one for each answer
 * @param stream whether the answers are streamed
 * @param includeUsage whether a stream ends with the number of tokens
 * @param user the user that the body names
 * @param warnings what is done differently from the request
 */
record OpenAiRequest(
        List<GenerationRequest> requests,
        ModelChoice model,
        boolean stream,
        boolean includeUsage,
        Optional<String> user,
        List<String> warnings) {
    OpenAiRequest {
        requests = List.copyOf(requests);
        warnings = List.copyOf(warnings);
    }

    /** The first of the requests. */
    GenerationRequest first() {
        return requests.get(0);
    }

    /** Omits the texts, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "OpenAiRequest[" + requests.size() + "]";
    }
}
