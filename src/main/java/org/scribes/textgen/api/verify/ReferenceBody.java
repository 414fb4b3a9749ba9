package org.scribes.textgen.api.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.ScriptureReference;

/** The JSON of a Bible reference in a text. */
@Schema(
        name = "Reference",
        description = "A place of the Bible that a text names. Offsets count code points.",
        requiredProperties = {"text", "osis", "start", "end", "exists"})
record ReferenceBody(
        @Schema(description = "How the text names it.", examples = "John 3:16, 18")
        String text,

        @Schema(description = "Its OSIS form.", examples = "John.3.16,John.3.18")
        String osis,

        @Schema(description = "Where it begins in the text.", minimum = "0", examples = "5")
        int start,

        @Schema(description = "Where it ends there.", minimum = "0", examples = "18")
        int end,

        @Schema(description = "Whether all of it exists in the 66 books.", examples = "true")
        boolean exists) {
    static ReferenceBody of(ScriptureReference reference) {
        return new ReferenceBody(
                reference.text(), reference.osis(), reference.start(), reference.end(), reference.exists());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ReferenceBody";
    }
}
