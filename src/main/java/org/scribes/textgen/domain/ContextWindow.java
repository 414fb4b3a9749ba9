package org.scribes.textgen.domain;

/** A model's context window, and the share of it that a request takes. */
public interface ContextWindow {
    /** Advice for the caller whose prompt is too long. */
    String CUT = "; set truncate to last_passages, oldest_passages or start, or shorten the prompt";

    /** The maximum of prompt and answer tokens together. */
    int tokens();

    /**
     * The tokens of the whole prompt, chat template included.
     *
     * @throws GenerationException INVALID_PARAMETER if the model does not support the request
     */
    int countPrompt(GenerationRequest request);

    /** Whether {@link #countPrompt} uses the tokenizer of the model; otherwise it estimates. */
    default boolean exact() {
        return true;
    }

    /** The tokens reserved for the answer: 1 or more, or 0 if no answer is asked for. */
    int answerRoom(GenerationRequest request);

    /**
     * Refuses a prompt that leaves too few tokens for the answer.
     *
     * @param promptTokens the result of {@link #countPrompt}
     * @param answer the tokens reserved for the answer
     * @throws GenerationException PROMPT_TOO_LONG, with the numbers
     */
    default void requireRoom(int promptTokens, int answer) {
        if (promptTokens > tokens() - answer) {
            throw tooLong(promptTokens, answer, CUT);
        }
    }

    /** An exception with the numbers, followed by {@code more}. */
    default GenerationException tooLong(int promptTokens, int answer, String more) {
        return new GenerationException(
                ErrorCode.PROMPT_TOO_LONG,
                "the prompt has %d tokens; beside an answer of %d, the context window of %d takes at most %d%s"
                        .formatted(promptTokens, answer, tokens(), Math.max(0, tokens() - answer), more));
    }
}
