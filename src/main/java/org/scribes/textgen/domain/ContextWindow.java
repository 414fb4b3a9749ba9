package org.scribes.textgen.domain;

/** How much a model reads and writes for one request, and how much of that a request takes. */
public interface ContextWindow {
    /** The most tokens of prompt and answer together. */
    int tokens();

    /**
     * The tokens of the whole prompt, chat template included.
     *
     * @throws GenerationException INVALID_PARAMETER where the model cannot take such a request
     */
    int countPrompt(GenerationRequest request);

    /** The tokens that must be left for the answer, 1 or more. */
    int answerRoom(GenerationRequest request);
}
