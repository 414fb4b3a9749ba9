package org.scribes.textgen.domain;

/**
 * The tokens of a prompt and its answer.
 *
 * @param input prompt tokens
 * @param generated generated tokens, the end token included
 * @param estimated whether the counts are estimated from the text because none were reported
 * @param thinking about how many of the generated tokens are thinking
 */
public record TokenUsage(int input, int generated, boolean estimated, int thinking) {
    /** The usage of an answer without thinking. */
    public TokenUsage(int input, int generated, boolean estimated) {
        this(input, generated, estimated, 0);
    }

    /** Usage that a tokenizer counted. */
    public static TokenUsage counted(int input, int generated) {
        return new TokenUsage(input, generated, false);
    }

    /** Returns this usage with about {@code tokens} of thinking. */
    public TokenUsage thinking(int tokens) {
        return new TokenUsage(input, generated, estimated, Math.min(tokens, generated));
    }
}
