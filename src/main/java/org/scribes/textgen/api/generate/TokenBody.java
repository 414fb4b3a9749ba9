package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON of a text event in a stream. */
@Schema(
        name = "Token",
        description = "The next piece of an answer.",
        requiredProperties = {"text"})
public record TokenBody(
        @Schema(description = "The text; never empty, never half a character.", examples = "John ")
        String text) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TokenBody";
    }
}
