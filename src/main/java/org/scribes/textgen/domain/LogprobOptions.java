package org.scribes.textgen.domain;

/**
 * Which log-probabilities a request asks for.
 *
 * @param top how many of the likeliest tokens are reported at each position, 0 to {@link #MAX_TOP}
 * @param prompt whether the prompt's own tokens are scored
 * @param answer whether an answer is generated; without one only the prompt is scored
 */
public record LogprobOptions(int top, boolean prompt, boolean answer) {
    /** The most alternatives, as OpenAI has it. */
    public static final int MAX_TOP = 20;

    public LogprobOptions {
        if (top < 0 || top > MAX_TOP) {
            throw GenerationException.invalidParameter("top_logprobs", "must be from 0 to " + MAX_TOP);
        }
        if (!prompt && !answer) {
            throw new IllegalArgumentException("neither the prompt nor an answer would be scored");
        }
    }

    /** Scores the tokens of the answer. */
    public static LogprobOptions ofAnswer(int top) {
        return new LogprobOptions(top, false, true);
    }
}
