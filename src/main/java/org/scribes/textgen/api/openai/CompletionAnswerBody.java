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

/** The JSON of a completion, and of each chunk of a streamed one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = CompletionAnswerBody.SCHEMA,
        description = "An answer, as OpenAI has it, with `scribes`. Chunks of a stream have the same form.",
        requiredProperties = {"id", "object", "created", "model", "choices"})
record CompletionAnswerBody(
        @Schema(description = "Names the answer.", examples = "cmpl-req-1")
        String id,

        @Schema(description = "Always `text_completion`.", examples = "text_completion")
        String object,

        @Schema(description = "Seconds since 1970.", examples = "1767225600")
        long created,

        @Schema(description = "The model that answered.", examples = "scribes-tiny")
        String model,

        @Schema(description = "The answers.") List<Choice> choices,
        @Nullable CompletionUsageBody usage,
        @Nullable ScribesBody scribes) {
    /** The name in the OpenAPI document. */
    static final String SCHEMA = "Completion";

    /** One of several answers, or a piece of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "CompletionChoice",
            description = "An answer, or a piece of it.",
            requiredProperties = {"index", "text", "finish_reason"})
    record Choice(
            @Schema(description = "The text.") String text,

            @Schema(description = "Its number, from 0.", examples = "0")
            int index,

            @Schema(description = "The log-probabilities, if they were asked for.", nullable = true) @Nullable
            CompletionLogprobsBody logprobs,

            @Schema(description = "Why it ended; null until then.", nullable = true, examples = "stop") @Nullable
            String finishReason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ScribesBody scribes) {
        static Choice piece(int index, String text) {
            return new Choice(text, index, null, null, null);
        }

        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Choice";
        }
    }

    /** @param echoed the text before each answer, by its number */
    static CompletionAnswerBody of(
            List<GenerationResult> results, OpenAiAnswer answer, List<String> echoed, int prompts) {
        List<Choice> choices = new ArrayList<>();
        for (GenerationResult result : results) {
            Completion completion = result.completion();
            int index = choices.size();
            choices.add(new Choice(
                    echoed.get(index) + completion.text(),
                    index,
                    logprobs(completion),
                    FinishWords.of(completion.finishReason()),
                    index == 0 ? null : answer.scribes(result)));
        }
        return body(
                answer,
                results.get(0).completion().model(),
                choices,
                CompletionUsageBody.of(results, prompts),
                answer.scribes(results.get(0)));
    }

    static @Nullable CompletionLogprobsBody logprobs(Completion completion) {
        return ShownScores.of(completion).map(CompletionLogprobsBody::of).orElse(null);
    }

    static CompletionAnswerBody body(
            OpenAiAnswer answer,
            String model,
            List<Choice> choices,
            @Nullable CompletionUsageBody usage,
            @Nullable ScribesBody scribes) {
        return new CompletionAnswerBody(
                "cmpl-" + answer.id(), "text_completion", answer.created(), model, choices, usage, scribes);
    }
}
