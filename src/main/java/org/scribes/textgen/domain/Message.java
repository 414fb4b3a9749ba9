package org.scribes.textgen.domain;

/** A message of a conversation. */
public record Message(Role role, String content) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Message[" + role + ", " + content.length() + " characters]";
    }
}
