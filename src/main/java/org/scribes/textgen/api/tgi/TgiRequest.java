package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a request for an answer. {@link TgiReader} converts it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "TgiRequest",
        description = "A prompt that the model reads as it is, without a chat template. Unknown fields are ignored.",
        requiredProperties = "inputs")
record TgiRequest(
        @Schema(
                description =
                        "The prompt; not blank. Control tokens in it count. Passages in it may be quoted, as blocks "
                                + "`[n] Reference: text` or under a line `Source: …`.",
                minLength = 1,
                examples = TgiExamples.INPUTS)
        @Nullable
        String inputs,

        @Nullable TgiParameters parameters,

        @Schema(
                description = "Whether the answer is streamed. Only `POST /` reads it: elsewhere the path says so.",
                defaultValue = "false",
                examples = "false")
        @Nullable
        Boolean stream,

        @Schema(
                description = "How quotations, references and markers are verified, as in GenerateRequest; left out: "
                        + "`textgen.grounding.policy`. No field of text-generation-inference.",
                enumeration = {"off", "report", "repair", "unquote", "enforce"},
                examples = "repair")
        @Nullable
        String grounding,

        @Schema(hidden = true) @Nullable JsonNode passages) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiRequest";
    }
}
