package org.scribes.textgen.domain;

/**
 * How many tokens an answer took.
 *
 * @param input tokens that the model read
 * @param generated tokens that the model produced, the ending one included
 * @param estimated whether nobody counted, so that both are worked out from the text
 * @param thinking about so many of those generated were the model's thinking, which is not shown
 */
public record TokenUsage(int input, int generated, boolean estimated, int thinking) {
    /** Of an answer without thinking. */
    public TokenUsage(int input, int generated, boolean estimated) {
        this(input, generated, estimated, 0);
    }

    /** What a tokenizer counted. */
    public static TokenUsage counted(int input, int generated) {
        return new TokenUsage(input, generated, false);
    }

    /** This usage, of which about {@code tokens} were thinking. */
    public TokenUsage thinking(int tokens) {
        return new TokenUsage(input, generated, estimated, Math.min(tokens, generated));
    }
}
