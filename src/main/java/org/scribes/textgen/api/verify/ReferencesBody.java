package org.scribes.textgen.api.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A text whose references are wanted, as it is sent. */
@Schema(name = "ReferencesRequest", description = "A text whose references are wanted.", requiredProperties = "text")
record ReferencesBody(
        @Schema(description = "Any text in English.", examples = "Read John 3:16, 18 and Jude 2:1.") @Nullable
        String text) {
    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "ReferencesBody";
    }
}
