package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.PromptSize;

/** The JSON of a prompt's size. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Tokens",
        description = "How long a prompt is, and what of it fits into the model's window.",
        requiredProperties = {"model", "tokens", "estimated", "answer_tokens"})
record TokensBody(
        @Schema(description = "The model that would answer.", examples = "scribes-tiny")
        String model,

        @Schema(
                description = "Tokens of the whole prompt as the model reads it, passages and chat template included.",
                examples = "117")
        int tokens,

        @Schema(
                description = "Whether no tokenizer is available, so that the number is estimated from the " + "text.",
                examples = "false")
        boolean estimated,

        @Schema(
                description = "The tokens that are kept for the answer: `max_new_tokens`, or what the server keeps.",
                examples = "60")
        int answerTokens,

        @Schema(
                description = "The most tokens of prompt and answer together; left out where it is not known.",
                examples = "1024")
        @Nullable
        Integer contextWindow,

        @Schema(
                description = "Whether prompt and answer fit; left out where the window is not known.",
                examples = "true")
        @Nullable
        Boolean fits,

        @Schema(
                description = "How many passages, from the first one on, fit together with the rest: what `truncate` "
                        + "`last_passages` would leave. Left out where the window is not known.",
                examples = "2")
        @Nullable
        Integer passagesThatFit) {

    static TokensBody of(PromptSize size) {
        return new TokensBody(
                size.model(),
                size.tokens(),
                size.estimated(),
                size.answer(),
                JsonNulls.of(size.window()),
                size.window().isPresent() ? size.tokens() <= size.window().getAsInt() - size.answer() : null,
                JsonNulls.of(size.passagesThatFit()));
    }
}
