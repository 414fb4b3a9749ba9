package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * A message of a conversation.
 *
 * @param content its text. It says what {@code tool} has, so that a model without tools can read it.
 * @param tool the calls of tools, or the call that it answers
 */
public record Message(Role role, String content, Optional<ToolTurn> tool) {
    /** A message of text only. */
    public Message(Role role, String content) {
        this(role, content, Optional.empty());
    }

    /** Returns this message with another text. */
    public Message saying(String otherContent) {
        return new Message(role, otherContent, tool);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Message[" + role + ", " + content.length() + " characters]";
    }
}
