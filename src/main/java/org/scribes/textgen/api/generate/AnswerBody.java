package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;

/** The JSON of an answer. */
@Schema(
        name = "Answer",
        description = "An answer.",
        requiredProperties = {"answer", "status", "citations", "grounding", "warnings", "metadata"})
public record AnswerBody(
        @Schema(
                description = "The whole text; when it was streamed, all its tokens joined.",
                examples = Examples.ANSWER_TEXT)
        String answer,

        @Schema(
                description = "`degraded` when another backend answered than the first: `metadata.failover` says why.",
                enumeration = {"ok", "degraded"},
                examples = "ok")
        String status,

        @Schema(
                description =
                        "True if the text only says that there is no answer, for example because the request has no "
                                + "passages to quote; left out otherwise.",
                examples = "true")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean refusal,

        @Schema(
                description =
                        "The answer's quotations and citations in order. If there are more, the first are listed; all are checked and "
                                + "repaired, and `warnings` says how many are not listed.",
                maxItems = GroundedAnswer.MOST_CITATIONS,
                examples = Examples.CITATIONS)
        List<CitationBody> citations,

        GroundingBody grounding,

        @Schema(description = "Deviations from the request; fit to show a user.", examples = "[]")
        List<String> warnings,

        MetadataBody metadata,

        @Schema(
                description = "With `candidates`: all candidates, the best first; left out otherwise.",
                examples = Examples.CANDIDATES)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<CandidateBody> candidates,

        @Schema(description = "With `explain`: why the answer is as it is; left out otherwise.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ExplanationBody explanation) {

    public static AnswerBody of(GenerationResult result) {
        return new AnswerBody(
                result.completion().text(),
                result.route().degraded() ? "degraded" : "ok",
                result.completion().refusal() ? true : null,
                CitationBody.all(result),
                GroundingBody.of(result),
                result.completion().warnings(),
                MetadataBody.of(result),
                CandidateBody.all(result),
                ExplanationBody.of(result));
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "AnswerBody";
    }
}
