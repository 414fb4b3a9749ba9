package org.scribes.textgen.grounding.unmarked;

/**
 * A candidate for a quotation without quotation marks: words that follow a known text exactly or nearly.
 *
 * @param start the index from which the answer can still be changed
 * @param end the index after its last word
 * @param text its text, with words before {@code start}
 * @param open whether later words may belong to it
 * @param enough whether it has enough words for a quotation
 */
public record UnmarkedQuotation(int start, int end, String text, boolean open, boolean enough) {
    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "UnmarkedQuotation[" + start + " to " + end + "]";
    }
}
