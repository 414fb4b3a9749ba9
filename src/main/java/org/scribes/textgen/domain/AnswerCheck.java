package org.scribes.textgen.domain;

import java.util.Optional;

/** Says what keeps an answer from being shown. */
@FunctionalInterface
public interface AnswerCheck {
    /** Whatever a backend answers may be shown. */
    AnswerCheck NONE = (request, answer) -> Optional.empty();

    /**
     * What is wrong with a whole answer, if anything is: it reads on from "the answer", is fit to show a user, and holds
     * nothing of the answer.
     */
    Optional<String> fault(GenerationRequest request, Completion answer);
}
