package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.api.door.ShownScores;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationResult;

/** The JSON of a chat completion. */
@Schema(
        name = "ChatCompletion",
        description = "An answer, as OpenAI has it, with `scribes`.",
        requiredProperties = {"id", "object", "created", "model", "choices", "usage", "scribes"})
record ChatAnswerBody(
        @Schema(description = "Names the answer.", examples = "chatcmpl-req-1")
        String id,

        @Schema(description = "Always `chat.completion`.", examples = "chat.completion")
        String object,

        @Schema(description = "Seconds since 1970.", examples = "1767225600")
        long created,

        @Schema(description = "The model that answered.", examples = "scribes-tiny")
        String model,

        @Schema(description = "The answers.") List<Choice> choices,
        CompletionUsageBody usage,
        ScribesBody scribes) {

    /** One of several answers. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "ChatChoice",
            description = "An answer.",
            requiredProperties = {"index", "message", "finish_reason"})
    record Choice(
            @Schema(description = "Its number, from 0.", examples = "0")
            int index,

            Reply message,

            @Schema(description = "The log-probabilities, if they were asked for.", nullable = true) @Nullable
            LogprobsBody logprobs,

            @Schema(
                    description = "Why it ended.",
                    enumeration = {"stop", "length", "content_filter", "tool_calls"},
                    examples = "stop")
            String finishReason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ScribesBody scribes) {}

    /** The message of the assistant. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "ChatReply",
            description = "The message of the assistant.",
            requiredProperties = {"role", "content", "annotations"})
    record Reply(
            @Schema(description = "Always `assistant`.", examples = "assistant")
            String role,

            @Schema(description = "The answer.", nullable = true) @Nullable
            String content,

            @Schema(description = "Always null.", nullable = true) @Nullable
            String refusal,

            @Schema(description = "The citations.") List<AnnotationBody> annotations,

            @Schema(description = "Calls of tools, if the model asks for any.")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<ToolCallBody> toolCalls) {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Reply";
        }
    }

    static ChatAnswerBody of(List<GenerationResult> results, OpenAiAnswer answer) {
        List<Choice> choices = new ArrayList<>();
        for (GenerationResult result : results) {
            Completion completion = result.completion();
            boolean calls = !completion.toolCalls().isEmpty();
            choices.add(new Choice(
                    choices.size(),
                    new Reply(
                            "assistant",
                            calls && completion.text().isEmpty() ? null : completion.text(),
                            null,
                            AnnotationBody.all(answer.links(result)),
                            ToolCallBody.all(completion.toolCalls(), false)),
                    ShownScores.of(completion).map(LogprobsBody::of).orElse(null),
                    FinishWords.of(completion.finishReason()),
                    choices.isEmpty() ? null : answer.scribes(result)));
        }
        return new ChatAnswerBody(
                "chatcmpl-" + answer.id(),
                "chat.completion",
                answer.created(),
                results.get(0).completion().model(),
                choices,
                CompletionUsageBody.of(results, 1),
                answer.scribes(results.get(0)));
    }
}
