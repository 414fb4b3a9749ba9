package org.scribes.textgen.grounding.quotation;

/**
 * A quotation with the attributions around it.
 *
 * @param start the index where the unit begins: at {@code before}, or at the quotation
 * @param before the attribution that introduces the quotation
 * @param after the attribution that follows it
 */
public record AttributedQuotation(int start, Quotation quotation, Attribution before, Attribution after) {
    /** The two attributions as one. */
    public Attribution attribution() {
        return Attribution.joined(before, after);
    }

    int end() {
        return Math.max(quotation.end(), after.span().end());
    }
}
