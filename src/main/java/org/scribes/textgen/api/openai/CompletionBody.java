package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonAlias;
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

/** The JSON of a request for a completion. {@link CompletionReader} converts it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "CompletionRequest",
        description = "As OpenAI has it. The prompt is raw: no chat template is applied. Fields that are not known are "
                + "ignored, and null means absent. What has a meaning and cannot be done is refused, with the field in "
                + "`param`. Names of text-generation-inference's parameters are read too, since "
                + "`@huggingface/inference` sends them here.",
        requiredProperties = {"model", "prompt"})
record CompletionBody(
        @Schema(description = "One of `GET /v1/models`.", examples = "scribes-tiny") @Nullable
        String model,

        @Schema(
                description =
                        "A text, a list of texts, a list of token ids of the local model, or a list of such lists.",
                type = SchemaType.STRING,
                examples = "Who was Barnabas?")
        @Nullable
        JsonNode prompt,

        @Schema(
                description = "The most tokens of the answer. 0 only scores the prompt: with `echo` and `logprobs`.",
                minimum = "0",
                examples = "60")
        @JsonAlias("max_new_tokens")
        @Nullable
        Integer maxTokens,

        @Schema(description = "How many answers each prompt gets.", minimum = "1", defaultValue = "1", examples = "1")
        @Nullable
        Integer n,

        @Schema(description = "As `candidates`, if `n` is 1; else no more than `n`.", examples = "1") @Nullable
        Integer bestOf,

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

        @Schema(hidden = true) @Nullable Double typicalP,

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

        @Schema(
                description = "Return log-probabilities, with so many alternatives for each token.",
                minimum = "0",
                maximum = "20")
        @Nullable
        Integer logprobs,

        @Schema(
                description = "Whether the prompt comes before the answer; with `logprobs` it is scored. Nothing is "
                        + "verified then.",
                examples = "false")
        @JsonAlias("return_full_text")
        @Nullable
        Boolean echo,

        @Schema(hidden = true) @Nullable String suffix,
        @Schema(hidden = true) @Nullable JsonNode responseFormat,
        @Schema(hidden = true) @Nullable JsonNode grammar,
        @Schema(hidden = true) @Nullable Boolean doSample,
        @Schema(hidden = true) @Nullable Boolean watermark,
        @Schema(hidden = true) @Nullable JsonNode passages,

        @Schema(description = "Your id of the user who asks; the header `X-User-Id` has the same meaning.") @Nullable
        String user,

        @Schema(description = "How quotations are verified, as in `/api/v1/generate`.", examples = "repair") @Nullable
        String grounding,

        @Schema(
                description = "What is left out of a prompt that is too long: `no` or `start`.",
                type = SchemaType.STRING,
                examples = "no")
        @Nullable
        JsonNode truncate,

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
        boolean best = candidates == null && (n == null || n == 1);
        return new CandidateFields(
                best ? bestOf : candidates, candidatesMode, candidateModels, candidateTexts, explain);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "CompletionBody";
    }
}
