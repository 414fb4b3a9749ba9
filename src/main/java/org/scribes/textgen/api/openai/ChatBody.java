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
import org.scribes.textgen.api.door.ChatMessageBody;
import org.scribes.textgen.api.generate.CandidateFields;
import org.scribes.textgen.api.generate.PassageBody;

/** The JSON of a request for a chat completion. {@link ChatReader} converts it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ChatCompletionRequest",
        description = "As OpenAI has it. Fields that are not known are ignored, and null means absent. What has a "
                + "meaning and cannot be done is refused, with the field in `param`.",
        requiredProperties = {"model", "messages"})
record ChatBody(
        @Schema(
                description = "One of `GET /v1/models`. The default model's name means all backends in failover order.",
                examples = "scribes-tiny")
        @Nullable
        String model,

        @Schema(description = "The conversation.") @Nullable List<ChatMessageBody> messages,

        @Schema(description = "The most tokens of the answer.", minimum = "1", examples = "60") @Nullable
        Integer maxCompletionTokens,

        @Schema(description = "The same under its older name.", minimum = "1", examples = "60") @Nullable
        Integer maxTokens,

        @Schema(description = "How many answers to generate.", minimum = "1", defaultValue = "1", examples = "1")
        @Nullable
        Integer n,

        @Schema(description = "Whether the answer is streamed.", defaultValue = "false", examples = "false") @Nullable
        Boolean stream,

        @Nullable StreamOptionsBody streamOptions,

        @Schema(description = "The sampling temperature; 0 is greedy.", minimum = "0", maximum = "2", examples = "0")
        @Nullable
        Double temperature,

        @Schema(description = "The share of the probability to choose from.", maximum = "1", examples = "0.9") @Nullable
        Double topP,

        @Schema(description = "The number of tokens to choose from; 0 is all.", minimum = "0", examples = "0") @Nullable
        Integer topK,

        @Schema(description = "Above 1 makes the model avoid what it has said.", examples = "1.1") @Nullable
        Double repetitionPenalty,

        @Schema(description = "Lowers tokens by how often the answer has them.", minimum = "-2", maximum = "2")
        @Nullable
        Double frequencyPenalty,

        @Schema(description = "Lowers tokens that the answer has.", minimum = "-2", maximum = "2") @Nullable
        Double presencePenalty,

        @Schema(description = "Token ids, and what is added to their logits, -100 to 100.", type = SchemaType.OBJECT)
        @Nullable
        Map<String, Double> logitBias,

        @Schema(description = "The same seed gives the same answer.", examples = "7") @Nullable
        Long seed,

        @Schema(
                description = "A text, or a list of texts, that end the answer.",
                type = SchemaType.ARRAY,
                implementation = String.class)
        @Nullable
        JsonNode stop,

        @Schema(description = "Whether the answer's log-probabilities are returned.", examples = "false") @Nullable
        Boolean logprobs,

        @Schema(description = "How many alternatives each token has.", minimum = "0", maximum = "20") @Nullable
        Integer topLogprobs,

        @Schema(description = "Only `{\"type\": \"text\"}`.", type = SchemaType.OBJECT) @Nullable
        JsonNode responseFormat,

        @Schema(
                description = "Tools, for models behind an API.",
                type = SchemaType.ARRAY,
                implementation = Object.class)
        @Nullable
        JsonNode tools,

        @Schema(hidden = true) @Nullable JsonNode toolChoice,
        @Schema(hidden = true) @Nullable Boolean parallelToolCalls,
        @Schema(hidden = true) @Nullable JsonNode functions,
        @Schema(hidden = true) @Nullable JsonNode modalities,
        @Schema(hidden = true) @Nullable JsonNode audio,
        @Schema(hidden = true) @Nullable JsonNode webSearchOptions,
        @Schema(hidden = true) @Nullable JsonNode grammar,
        @Schema(hidden = true) @Nullable String reasoningEffort,
        @Schema(hidden = true) @Nullable String verbosity,
        @Schema(hidden = true) @Nullable Boolean store,

        @Schema(description = "Your id of the user who asks; the header `X-User-Id` has the same meaning.") @Nullable
        String user,

        @Schema(hidden = true) @Nullable String safetyIdentifier,

        @Schema(description = "What the answer may quote, as in `/api/v1/generate`.") @Nullable
        List<PassageBody> passages,

        @Schema(description = "How quotations are verified, as in `/api/v1/generate`.", examples = "repair") @Nullable
        String grounding,

        @Schema(description = "What is left out of a prompt that is too long.", examples = "no") @Nullable
        String truncate,

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
        return "ChatBody";
    }
}
