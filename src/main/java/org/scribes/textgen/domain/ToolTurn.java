package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * What a message of a conversation with tools has beside its text, for servers that speak OpenAI's chat protocol. Exactly
 * one part is present.
 *
 * @param calls the JSON array {@code tool_calls} of a message of the assistant
 * @param callId the call that a message answers ({@code role: tool})
 */
public record ToolTurn(Optional<String> calls, Optional<String> callId) {
    /** The calls of a message of the assistant. */
    public static ToolTurn calling(String calls) {
        return new ToolTurn(Optional.of(calls), Optional.empty());
    }

    /** The answer to a call. */
    public static ToolTurn answering(String callId) {
        return new ToolTurn(Optional.empty(), Optional.of(callId));
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "ToolTurn";
    }
}
