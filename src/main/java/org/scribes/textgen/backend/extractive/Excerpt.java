package org.scribes.textgen.backend.extractive;

import org.scribes.textgen.grounding.passage.NumberedPassage;

/**
 * A part of a passage that can be quoted by itself.
 *
 * @param text a substring of the passage's text, without surrounding white space
 */
record Excerpt(NumberedPassage passage, String text) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "Quotation[" + passage + ", " + text.length() + " characters]";
    }
}
