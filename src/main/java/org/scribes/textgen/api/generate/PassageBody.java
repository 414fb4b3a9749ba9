package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;

/** The JSON of a passage. */
@Schema(
        name = "Passage",
        description = "A text that the answer may quote.",
        requiredProperties = {"id", "text"})
public record PassageBody(
        @Schema(
                description = "How citations name it; unique in its request, not blank.",
                minLength = 1,
                maxLength = GenerateReader.MAX_PASSAGE_ID,
                examples = "1")
        @Nullable
        String id,

        @Schema(description = "The wording; not blank.", minLength = 1, examples = Examples.VERSE) @Nullable
        String text,

        @Schema(description = "Where the wording stands.", maxLength = GenerateReader.MAX_NAME, examples = "John 3:16")
        @Nullable
        String reference,

        @Schema(
                description = "What it was taken from.",
                maxLength = GenerateReader.MAX_NAME,
                examples = "World English Bible")
        @Nullable
        String source) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "PassageBody";
    }
}
