package org.scribes.textgen.api.tgi;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.TokenScore;

/** The JSON of a token of an answer. */
@Schema(
        name = "TgiToken",
        description =
                "A token of the model; in a stream a piece of the checked answer, which is not a token of the model "
                        + "and has the id 0 and no log-probability.",
        requiredProperties = {"id", "text", "logprob", "special"})
record TgiToken(
        @Schema(description = "Its id in the vocabulary; 0 if it is not known.", examples = "1137")
        int id,

        @Schema(description = "What it stands for.", examples = " loved")
        String text,

        @Schema(description = "Its log-probability, if it is known.", nullable = true, examples = "-0.34") @Nullable
        Double logprob,

        @Schema(description = "Whether it is a control token, such as the end of the text.", examples = "false")
        boolean special) {
    /** The end of a stream, which adds no text. */
    static final TgiToken END = new TgiToken(0, "", null, true);

    /** A piece of a checked answer. */
    static TgiToken piece(String text) {
        return new TgiToken(0, text, null, false);
    }

    static TgiToken of(TokenScore score) {
        return new TgiToken(score.id().orElse(0), score.text(), JsonNulls.of(score.logprob()), score.special());
    }

    static List<TgiToken> all(List<TokenScore> scores) {
        return scores.stream().map(TgiToken::of).toList();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiToken";
    }
}
