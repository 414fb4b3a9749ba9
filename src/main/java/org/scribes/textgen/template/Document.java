package org.scribes.textgen.template;

/**
 * A text that the answer may rest on, under the names that Hugging Face gives it.
 *
 * @param title where it stands; empty where unknown
 */
public record Document(String title, String text) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Document[" + text.length() + " characters]";
    }
}
