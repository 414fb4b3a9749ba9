package org.scribes.textgen.domain;

/**
 * A call of a tool that a model asks for.
 *
 * @param id names the call in the conversation
 * @param name the tool's name
 * @param arguments JSON, as the model wrote it; it may be malformed
 */
public record ToolCall(String id, String name, String arguments) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "ToolCall";
    }
}
