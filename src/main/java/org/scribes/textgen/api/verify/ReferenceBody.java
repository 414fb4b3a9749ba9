package org.scribes.textgen.api.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.ScriptureReference;

/** A place of the Bible that a text names, as it is sent. */
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

        @Schema(description = "Whether there is all that it names, among the 66 books.", examples = "true")
        boolean exists) {
    static ReferenceBody of(ScriptureReference reference) {
        return new ReferenceBody(
                reference.text(), reference.osis(), reference.start(), reference.end(), reference.exists());
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "ReferenceBody";
    }
}
