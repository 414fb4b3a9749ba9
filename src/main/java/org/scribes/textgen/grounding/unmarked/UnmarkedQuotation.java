package org.scribes.textgen.grounding.unmarked;

/**
 * Words without quotation marks that follow a known text word by word, or nearly.
 *
 * @param start where the part of the answer begins that can still be changed
 * @param end where its last word ends
 * @param text the words, those before {@code start} included
 * @param open whether words that come may belong to it
 * @param enough whether it is long enough to be a quotation
 */
public record UnmarkedQuotation(int start, int end, String text, boolean open, boolean enough) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Run[" + start + " to " + end + "]";
    }
}
