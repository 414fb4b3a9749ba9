package org.scribes.textgen.generation.pipeline;

import org.scribes.textgen.domain.GenerationResult;

/** A stage between a request and its answer. */
interface AnswerStage {
    /**
     * Answers on the calling thread.
     *
     * @param next the stages behind this one, called at most once for each candidate
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    GenerationResult answer(GenerationContext context, Next next);

    /** The stages behind a stage. */
    @FunctionalInterface
    interface Next {
        GenerationResult answer(GenerationContext context);
    }
}
