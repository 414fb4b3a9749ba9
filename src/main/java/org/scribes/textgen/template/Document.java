package org.scribes.textgen.template;

/**
 * A text that the answer may use, with the fields that Hugging Face defines.
 *
 * @param title may be empty
 */
public record Document(String title, String text) {
    /** Omits the text: a server's trace logs arguments. */
    @Override
    public String toString() {
        return "Document[" + text.length() + " characters]";
    }
}
