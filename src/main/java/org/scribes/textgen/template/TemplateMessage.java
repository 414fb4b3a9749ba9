package org.scribes.textgen.template;

/**
 * A message of a conversation as a template sees it.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 */
public record TemplateMessage(String role, String content) {
    /** Omits the text: a server's trace logs arguments. */
    @Override
    public String toString() {
        return "TemplateMessage[" + role + ", " + content.length() + " characters]";
    }
}
