package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.CandidateFields;
import org.scribes.textgen.api.generate.PassageBody;

/** The JSON of a request for a response. {@link ResponsesReader} converts it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ResponseRequest",
        description =
                "As OpenAI has it, for text. Fields that are not known are ignored, and null means absent. What has "
                        + "a meaning and cannot be done is refused, with the field in `param`.",
        requiredProperties = {"model", "input"})
record ResponsesBody(
        @Schema(description = "One of `GET /v1/models`.", examples = "scribes-tiny") @Nullable
        String model,

        @Schema(
                description = "The question, or a list of messages with `role` and `content`.",
                type = SchemaType.STRING,
                examples = "What does John 3:16 say?")
        @Nullable
        JsonNode input,

        @Schema(description = "A message of the system before the input.") @Nullable
        String instructions,

        @Schema(description = "The most tokens of the answer.", minimum = "1", examples = "60") @Nullable
        Integer maxOutputTokens,

        @Schema(description = "Whether the response is streamed.", defaultValue = "false", examples = "false") @Nullable
        Boolean stream,

        @Schema(description = "The sampling temperature; 0 is greedy.", minimum = "0", maximum = "2", examples = "0")
        @Nullable
        Double temperature,

        @Schema(description = "The share of the probability to choose from.", maximum = "1", examples = "0.9") @Nullable
        Double topP,

        @Schema(
                description = "`auto` leaves out the oldest turns of an input that is too long.",
                enumeration = {"auto", "disabled"},
                defaultValue = "disabled",
                examples = "disabled")
        @Nullable
        String truncation,

        @Schema(description = "Only `{\"format\": {\"type\": \"text\"}}`.", type = SchemaType.OBJECT) @Nullable
        JsonNode text,

        @Schema(hidden = true) @Nullable JsonNode tools,
        @Schema(hidden = true) @Nullable JsonNode include,
        @Schema(hidden = true) @Nullable Integer topLogprobs,
        @Schema(hidden = true) @Nullable String previousResponseId,
        @Schema(hidden = true) @Nullable JsonNode conversation,
        @Schema(hidden = true) @Nullable JsonNode prompt,
        @Schema(hidden = true) @Nullable Boolean store,
        @Schema(hidden = true) @Nullable Boolean background,
        @Schema(hidden = true) @Nullable JsonNode reasoning,

        @Schema(description = "Texts by name, which the response repeats.", type = SchemaType.OBJECT) @Nullable
        Map<String, String> metadata,

        @Schema(description = "Your id of the user who asks; the header `X-User-Id` has the same meaning.") @Nullable
        String user,

        @Schema(hidden = true) @Nullable String safetyIdentifier,

        @Schema(description = "What the answer may quote, as in `/api/v1/generate`.") @Nullable
        List<PassageBody> passages,

        @Schema(description = "How quotations are verified, as in `/api/v1/generate`.", examples = "repair") @Nullable
        String grounding,

        @Schema(description = "Whether the answer may come from the cache.", examples = "true") @Nullable
        Boolean cache,

        @Schema(
                description = CandidateFields.CANDIDATES,
                minimum = "1",
                maximum = "8",
                defaultValue = "1",
                examples = "1")
        @Nullable
        Integer candidates,

        @Schema(
                description = CandidateFields.MODE,
                enumeration = {"best", "race"},
                defaultValue = "best",
                examples = "best")
        @Nullable
        String candidatesMode,

        @Schema(description = CandidateFields.MODELS, maxItems = 8, examples = "[\"scribes-tiny\"]") @Nullable
        List<String> candidateModels,

        @Schema(description = CandidateFields.TEXTS, defaultValue = "false", examples = "false") @Nullable
        Boolean candidateTexts,

        @Schema(description = CandidateFields.EXPLAIN, defaultValue = "false", examples = "false") @Nullable
        Boolean explain) {
    /** What the body asks for of candidates and an explanation. */
    CandidateFields candidateFields() {
        return new CandidateFields(candidates, candidatesMode, candidateModels, candidateTexts, explain);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ResponsesBody";
    }
}
