package org.scribes.textgen.api.door;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a message of a conversation. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ChatMessage", description = "A message of a conversation.", requiredProperties = "role")
public record ChatMessageBody(
        @Schema(
                description = "Who speaks. `developer` is read as `system`.",
                enumeration = {"system", "developer", "user", "assistant", "tool"},
                examples = "user")
        @Nullable
        String role,

        @Schema(
                description =
                        "What is said: a string, or a list of parts. Parts of type `text` have a `text`. Parts of type "
                                + "`document` have a passage, as in `passages`, in `document`.",
                type = SchemaType.STRING,
                examples = "What does John 3:16 say?")
        @Nullable
        JsonNode content,

        @Schema(hidden = true) @Nullable JsonNode toolCalls,
        @Schema(hidden = true) @Nullable String toolCallId) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ChatMessageBody";
    }
}
