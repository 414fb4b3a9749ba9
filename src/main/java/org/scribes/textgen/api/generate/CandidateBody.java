package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.TokenUsage;

/** The JSON of a candidate. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Candidate",
        description = "One of the answers that were generated.",
        requiredProperties = {"model", "chosen"})
public record CandidateBody(
        @Schema(description = "The model that answered or was asked.", examples = "scribes-tiny")
        String model,

        @Schema(description = "The target that answered; left out if it failed.", examples = "local") @Nullable
        String target,

        @Schema(description = "Its seed; left out if the request has none.", examples = "7") @Nullable
        Long seed,

        @Schema(description = "Whether this is the answer.", examples = "true")
        boolean chosen,

        @Schema(description = "Left out if it failed.") @Nullable
        CandidateScoreBody score,

        @Schema(description = "Tokens of its prompt.", examples = "117") @Nullable
        Integer inputTokens,

        @Schema(description = "Tokens that the model generated.", examples = "44") @Nullable
        Integer tokensGenerated,

        @Schema(
                description = "Why there is no answer: `CANCELLED` if another one won the race. Left out otherwise.",
                examples = "TIMEOUT")
        @Nullable
        ErrorCode error,

        @Schema(description = "Its text, with `candidate_texts`.", examples = "John 3:16 says so.") @Nullable
        String text) {
    private static CandidateBody of(Candidate candidate) {
        return new CandidateBody(
                candidate.model(),
                candidate.target().orElse(null),
                JsonNulls.of(candidate.seed()),
                candidate.chosen(),
                candidate.score().map(CandidateScoreBody::of).orElse(null),
                candidate.usage().map(TokenUsage::input).orElse(null),
                candidate.usage().map(TokenUsage::generated).orElse(null),
                candidate.error().orElse(null),
                candidate.text().orElse(null));
    }

    /** The candidates of an answer; null if it was not chosen from several. */
    public static @Nullable List<CandidateBody> all(GenerationResult result) {
        return result.candidates().isEmpty()
                ? null
                : result.candidates().stream().map(CandidateBody::of).toList();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "CandidateBody";
    }
}
