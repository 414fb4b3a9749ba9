package org.scribes.textgen.domain;

/**
 * How many tokens an answer took.
 *
 * @param input tokens that the model read
 * @param generated tokens that the model produced, the ending one included
 * @param estimated whether nobody counted, so that both are worked out from the text
 */
public record TokenUsage(int input, int generated, boolean estimated) {
    /** What a tokenizer counted. */
    public static TokenUsage counted(int input, int generated) {
        return new TokenUsage(input, generated, false);
    }
}
