package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ScribesBody;

/** The JSON of a piece of a streamed chat completion. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = ChatChunkBody.SCHEMA,
        description = "A piece of an answer. The last chunk of the first choice has `scribes`.",
        requiredProperties = {"id", "object", "created", "model", "choices"})
record ChatChunkBody(
        @Schema(description = "Names the answer.", examples = "chatcmpl-req-1")
        String id,

        @Schema(description = "Always `chat.completion.chunk`.", examples = "chat.completion.chunk")
        String object,

        @Schema(description = "Seconds since 1970.", examples = "1767225600")
        long created,

        @Schema(description = "The model.", examples = "scribes-tiny")
        String model,

        @Schema(description = "The piece; none in the chunk with `usage`.")
        List<Choice> choices,

        @Nullable CompletionUsageBody usage,
        @Nullable ScribesBody scribes) {
    /** The name in the OpenAPI document. */
    static final String SCHEMA = "ChatCompletionChunk";

    /** A piece of one of several answers. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "ChatChunkChoice",
            description = "A piece of one of the answers.",
            requiredProperties = {"index", "delta", "finish_reason"})
    record Choice(
            @Schema(description = "The number of the answer.", examples = "0")
            int index,

            Delta delta,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LogprobsBody logprobs,

            @Schema(description = "Why it ended; null until then.", nullable = true, examples = "stop") @Nullable
            String finishReason) {}

    /** What is new. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChatDelta", description = "What is new.")
    record Delta(
            @Schema(description = "`assistant`, in the first chunk.", examples = "assistant") @Nullable
            String role,

            @Schema(description = "The next text.") @Nullable
            String content,

            @Schema(description = "The model's thinking, if the server sends it.") @Nullable
            String reasoningContent,

            @Schema(description = "The citations, together before the end.") @Nullable
            List<AnnotationBody> annotations,

            @Schema(description = "Calls of tools.") @Nullable
            List<ToolCallBody> toolCalls) {
        static final Delta NOTHING = new Delta(null, null, null, null, null);

        static Delta role(String role) {
            return new Delta(role, "", null, null, null);
        }

        static Delta text(String text) {
            return new Delta(null, text, null, null, null);
        }

        static Delta thinking(String text) {
            return new Delta(null, null, text, null, null);
        }

        static Delta citing(List<AnnotationBody> annotations) {
            return new Delta(null, null, null, annotations, null);
        }

        static Delta calling(List<ToolCallBody> calls) {
            return new Delta(null, null, null, null, calls);
        }

        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Delta";
        }
    }
}
