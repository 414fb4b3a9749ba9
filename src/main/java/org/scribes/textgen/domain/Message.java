package org.scribes.textgen.domain;

/** A message of a conversation. */
public record Message(Role role, String content) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Message[" + role + ", " + content.length() + " characters]";
    }
}
