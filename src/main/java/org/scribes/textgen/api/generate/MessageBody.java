package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;

/** The JSON of a message. */
@Schema(
        name = "Message",
        description = "One turn of a conversation.",
        requiredProperties = {"role", "content"})
record MessageBody(
        @Schema(
                description = "Who speaks.",
                enumeration = {"system", "user", "assistant"},
                examples = "user")
        @Nullable
        String role,

        @Schema(description = "What is said.", examples = Examples.QUESTION) @Nullable
        String content) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "MessageBody";
    }
}
