package org.scribes.textgen.template;

/**
 * One turn of a conversation, as templates know it.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 */
public record Turn(String role, String content) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Turn[" + role + ", " + content.length() + " characters]";
    }
}
