package org.scribes.textgen.backend.extractive;

import org.scribes.textgen.grounding.passage.NumberedPassage;

/**
 * A part of a passage that makes sense by itself.
 *
 * @param text an exact part of the passage's text, without white space around it
 */
record Excerpt(NumberedPassage passage, String text) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Quotation[" + passage + ", " + text.length() + " characters]";
    }
}
