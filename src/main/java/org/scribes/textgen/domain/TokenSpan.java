package org.scribes.textgen.domain;

/**
 * A token and its place in a text.
 *
 * @param id its id in the model's vocabulary
 * @param text the characters of the text that it stands for; empty for a token that the tokenizer adds
 * @param start the first of these characters, in code points from 0
 * @param stop the position after the last
 */
public record TokenSpan(int id, String text, int start, int stop) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "TokenSpan[" + start + ", " + stop + "]";
    }
}
