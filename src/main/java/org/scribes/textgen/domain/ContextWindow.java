package org.scribes.textgen.domain;

/** How much a model reads and writes for one request, and how much of that a request takes. */
public interface ContextWindow {
    /** What a caller can do about a prompt that may not be cut. */
    String CUT = "; have it cut by truncate (last_passages, oldest_passages or start), or give less";

    /** The most tokens of prompt and answer together. */
    int tokens();

    /**
     * The tokens of the whole prompt, chat template included.
     *
     * @throws GenerationException INVALID_PARAMETER where the model cannot take such a request
     */
    int countPrompt(GenerationRequest request);

    /** Whether {@link #countPrompt} counts as the model does; else it estimates. */
    default boolean exact() {
        return true;
    }

    /** The tokens that must be left for the answer, 1 or more. */
    int answerRoom(GenerationRequest request);

    /**
     * Refuses a prompt that leaves too little for its answer.
     *
     * @param promptTokens as {@link #countPrompt} gives them
     * @param answer the tokens that must be left for it
     * @throws GenerationException PROMPT_TOO_LONG, with the numbers
     */
    default void requireRoom(int promptTokens, int answer) {
        if (promptTokens > tokens() - answer) {
            throw tooLong(promptTokens, answer, CUT);
        }
    }

    /** A refusal with the numbers, and with {@code more} that there is to say. */
    default GenerationException tooLong(int promptTokens, int answer, String more) {
        return new GenerationException(
                ErrorCode.PROMPT_TOO_LONG,
                "the prompt has %d tokens; beside an answer of %d, the context window of %d takes at most %d%s"
                        .formatted(promptTokens, answer, tokens(), Math.max(0, tokens() - answer), more));
    }
}
