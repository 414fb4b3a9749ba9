package org.scribes.textgen.generation.pipeline;

import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.output.AnswerOutput;

/** The outcome of one attempt: an answer, or one of the reasons to ask again. */
sealed interface AttemptResult {
    /** An answer that the client gets. */
    record Accepted(AnswerOutput.Shown answer) implements AttemptResult {}

    /** The same backend may succeed with the same request. */
    record Transient(TransientFailure failure) implements AttemptResult {}

    /**
     * The answer is not fit to be shown.
     *
     * @param fault reads on from "the answer"
     */
    record Invalid(String fault) implements AttemptResult {}

    /** The answer quotes what its passages do not hold, and the policy does not allow a repair. */
    record Ungrounded() implements AttemptResult {}

    /** Only another backend may succeed. */
    record Failed(GenerationException failure) implements AttemptResult {}
}
