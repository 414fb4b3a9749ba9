package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of an answer, as it is sent in a stream. */
@Schema(
        name = "Token",
        description = "The next piece of an answer.",
        requiredProperties = {"text"})
public record TokenBody(
        @Schema(description = "The text; never empty, never half a character.", examples = "John ")
        String text) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "TokenBody";
    }
}
