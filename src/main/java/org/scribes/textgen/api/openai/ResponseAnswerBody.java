package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.CitationLink;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.TokenUsage;

/** The JSON of a response. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = ResponseAnswerBody.SCHEMA,
        description = "An answer, as OpenAI has it, with `scribes`.",
        requiredProperties = {"id", "object", "created_at", "status", "model", "output"})
record ResponseAnswerBody(
        @Schema(description = "Names the response.", examples = "resp_req-1")
        String id,

        @Schema(description = "Always `response`.", examples = "response")
        String object,

        @Schema(description = "Seconds since 1970.", examples = "1767225600")
        long createdAt,

        @Schema(
                description = "Whether it is whole.",
                enumeration = {"in_progress", "completed", "incomplete"},
                examples = "completed")
        String status,

        @Schema(description = "Always null.", nullable = true)
        OpenAiErrorBody.@Nullable Failure error,

        @Schema(description = "Why it is incomplete.", nullable = true) @Nullable
        Incomplete incompleteDetails,

        @Schema(description = "Those of the request.", nullable = true) @Nullable
        String instructions,

        @Schema(description = "That of the request.") Map<String, String> metadata,

        @Schema(description = "The model that answered.", examples = "scribes-tiny")
        String model,

        @Schema(description = "The message of the assistant.")
        List<Item> output,

        @Schema(description = "Always true.") boolean parallelToolCalls,

        @Schema(description = "The temperature that was used.", nullable = true) @Nullable
        Double temperature,

        @Schema(description = "Always `none`.", examples = "none")
        String toolChoice,

        @Schema(description = "Always empty.") List<String> tools,

        @Schema(description = "Always null.", nullable = true) @Nullable
        Double topP,

        @Schema(description = "Always false: nothing is stored.")
        boolean store,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tokens usage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScribesBody scribes) {
    /** The name in the OpenAPI document. */
    static final String SCHEMA = "OpenAiResponse";

    /** Why a response is incomplete. */
    @Schema(name = "ResponseIncomplete", description = "Why a response is incomplete.")
    record Incomplete(
            @Schema(description = "The reason.", examples = "max_output_tokens")
            String reason) {}

    /** A message. */
    @Schema(name = "ResponseItem", description = "A message of the assistant.")
    record Item(
            @Schema(description = "Always `message`.", examples = "message")
            String type,

            @Schema(description = "Names the message.", examples = "msg_req-1")
            String id,

            @Schema(description = "Whether it is whole.", examples = "completed")
            String status,

            @Schema(description = "Always `assistant`.", examples = "assistant")
            String role,

            @Schema(description = "The answer.") List<Part> content) {}

    /** A text. */
    @Schema(name = "ResponsePart", description = "A text.")
    record Part(
            @Schema(description = "Always `output_text`.", examples = "output_text")
            String type,

            @Schema(description = "The answer.") String text,
            @Schema(description = "Its citations.") List<Link> annotations,
            @Schema(description = "Always empty.") List<String> logprobs) {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Part";
        }
    }

    /** A citation. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ResponseAnnotation", description = "A citation. Offsets count code points.")
    record Link(
            @Schema(description = "Always `url_citation`.", examples = "url_citation")
            String type,

            @Schema(description = "Where it begins.", examples = "17")
            int startIndex,

            @Schema(description = "Where it ends.", examples = "61")
            int endIndex,

            @Schema(description = "The reference.", examples = "John 3:16")
            String title,

            @Schema(description = "Where it leads.", examples = "urn:osis:John.3.16")
            String url) {
        static Link of(CitationLink link) {
            return new Link(
                    "url_citation", link.citation().start(), link.citation().end(), link.title(), link.url());
        }
    }

    /** The number of tokens. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ResponseUsage", description = "The number of tokens.")
    record Tokens(
            @Schema(description = "Tokens of the prompt.", examples = "102")
            int inputTokens,

            InputDetails inputTokensDetails,

            @Schema(description = "Tokens of the answer.", examples = "47")
            int outputTokens,

            CompletionUsageBody.CompletionDetails outputTokensDetails,
            @Schema(description = "Both.", examples = "149") int totalTokens) {
        static Tokens of(TokenUsage usage) {
            return new Tokens(
                    usage.input(),
                    new InputDetails(0),
                    usage.generated(),
                    new CompletionUsageBody.CompletionDetails(usage.thinking()),
                    usage.input() + usage.generated());
        }
    }

    /** Tokens that a provider need not read again. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ResponseInputDetails", description = "Which tokens of the prompt a provider need not read again.")
    record InputDetails(
            @Schema(description = "Always 0: it is not known.", examples = "0")
            int cachedTokens) {}

    /** The response before its first text. */
    static ResponseAnswerBody begun(OpenAiAnswer answer, ResponseEcho echo) {
        return body(answer, echo, "in_progress", null, answer.model(), List.of(), null, null, null);
    }

    static ResponseAnswerBody of(GenerationResult result, OpenAiAnswer answer, ResponseEcho echo) {
        FinishReason finish = result.completion().finishReason();
        boolean whole = finish != FinishReason.LENGTH && finish != FinishReason.CONTENT_FILTER;
        String reason = finish == FinishReason.LENGTH ? "max_output_tokens" : "content_filter";
        return body(
                answer,
                echo,
                whole ? "completed" : "incomplete",
                whole ? null : new Incomplete(reason),
                result.completion().model(),
                List.of(item(answer, whole, List.of(part(result, answer)))),
                result.completion().temperature(),
                Tokens.of(result.completion().usage()),
                answer.scribes(result));
    }

    static Item item(OpenAiAnswer answer, boolean whole, List<Part> content) {
        return new Item("message", "msg_" + answer.id(), whole ? "completed" : "incomplete", "assistant", content);
    }

    static Part part(GenerationResult result, OpenAiAnswer answer) {
        return new Part(
                "output_text",
                result.completion().text(),
                answer.links(result).stream().map(Link::of).toList(),
                List.of());
    }

    private static ResponseAnswerBody body(
            OpenAiAnswer answer,
            ResponseEcho echo,
            String status,
            @Nullable Incomplete incomplete,
            String model,
            List<Item> output,
            @Nullable Double temperature,
            @Nullable Tokens usage,
            @Nullable ScribesBody scribes) {
        return new ResponseAnswerBody(
                "resp_" + answer.id(),
                "response",
                answer.created(),
                status,
                null,
                incomplete,
                echo.instructions(),
                echo.metadata(),
                model,
                output,
                true,
                temperature,
                "none",
                List.of(),
                null,
                false,
                usage,
                scribes);
    }
}
