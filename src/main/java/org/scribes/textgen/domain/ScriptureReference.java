package org.scribes.textgen.domain;

/**
 * A Bible reference in a text.
 *
 * @param text the reference as the text writes it
 * @param osis its OSIS form, for example {@code John.3.16-John.3.17,John.3.20}
 * @param start the start in the text, in code points
 * @param end the end, exclusive
 * @param exists whether every verse that it names exists
 */
public record ScriptureReference(String text, String osis, int start, int end, boolean exists) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "ScriptureReference[" + start + " to " + end + "]";
    }
}
