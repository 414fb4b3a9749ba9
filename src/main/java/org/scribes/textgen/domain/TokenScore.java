package org.scribes.textgen.domain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A token and its log-probability.
 *
 * @param id the token's id in the model's vocabulary; absent if the provider does not tell it
 * @param text the token's text; a replacement character stands for part of a character
 * @param bytes the token's bytes, 0 to 255 each; empty if they are not known, or for a special token
 * @param special whether it is a control token, such as the end of the text
 * @param logprob the natural logarithm of its probability before sampling options apply; absent for the first token of a
 *     prompt, which follows nothing
 * @param top the likeliest tokens at its position, the likeliest first; these have no {@code top} of their own
 */
public record TokenScore(
        OptionalInt id,
        String text,
        List<Integer> bytes,
        boolean special,
        OptionalDouble logprob,
        List<TokenScore> top) {
    public TokenScore {
        bytes = List.copyOf(bytes);
        top = List.copyOf(top);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "TokenScore[" + id + "]";
    }
}
