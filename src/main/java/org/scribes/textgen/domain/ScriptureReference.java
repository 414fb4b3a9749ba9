package org.scribes.textgen.domain;

/**
 * A place of the Bible that a text names.
 *
 * @param text how the text names it
 * @param osis its form for machines, such as {@code John.3.16-John.3.17,John.3.20}
 * @param start where the text names it, in code points
 * @param end the first code point after it
 * @param exists whether all that it names is there
 */
public record ScriptureReference(String text, String osis, int start, int end, boolean exists) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "ScriptureReference[" + start + " to " + end + "]";
    }
}
