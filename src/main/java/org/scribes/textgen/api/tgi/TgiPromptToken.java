package org.scribes.textgen.api.tgi;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.TokenScore;

/** The JSON of a token of a prompt. */
@Schema(
        name = "TgiPromptToken",
        description = "A token of the prompt.",
        requiredProperties = {"id", "text", "logprob"})
record TgiPromptToken(
        @Schema(description = "Its id in the vocabulary.", examples = "1137")
        int id,

        @Schema(description = "What it stands for.", examples = " loved")
        String text,

        @Schema(
                description = "Its log-probability; the first token, which follows nothing, has none.",
                nullable = true,
                examples = "-0.34")
        @Nullable
        Double logprob) {

    static List<TgiPromptToken> all(List<TokenScore> scores) {
        return scores.stream()
                .map(score -> new TgiPromptToken(score.id().orElse(0), score.text(), JsonNulls.of(score.logprob())))
                .toList();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiPromptToken";
    }
}
