package org.scribes.textgen.api.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a text in which to find references. */
@Schema(name = "ReferencesRequest", description = "A text in which to find references.", requiredProperties = "text")
record ReferencesBody(
        @Schema(description = "Any text in English.", examples = "Read John 3:16, 18 and Jude 2:1.") @Nullable
        String text) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ReferencesBody";
    }
}
