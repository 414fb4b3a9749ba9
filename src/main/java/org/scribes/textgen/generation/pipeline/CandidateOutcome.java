package org.scribes.textgen.generation.pipeline;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/**
 * How one candidate ended.
 *
 * @param result the answer, or else {@code failure} says why there is none
 * @param events the events of the answer, in order
 */
record CandidateOutcome(
        GenerationRequest request,
        Optional<GenerationResult> result,
        Optional<GenerationException> failure,
        List<StreamEvent> events) {
    static CandidateOutcome answered(GenerationRequest request, GenerationResult result, List<StreamEvent> events) {
        return new CandidateOutcome(request, Optional.of(result), Optional.empty(), List.copyOf(events));
    }

    static CandidateOutcome failed(GenerationRequest request, GenerationException failure) {
        return new CandidateOutcome(request, Optional.empty(), Optional.of(failure), List.of());
    }

    Optional<ErrorCode> error() {
        return failure.map(GenerationException::code);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "CandidateOutcome[" + request + "]";
    }
}
