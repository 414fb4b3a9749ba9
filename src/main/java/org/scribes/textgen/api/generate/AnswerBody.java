package org.scribes.textgen.api.generate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;

/** An answer, as it is sent. */
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
                        "What the answer quotes and cites, in its order. Of more the first; all are checked and put "
                                + "right, and `warnings` says how many are not listed.",
                maxItems = GroundedAnswer.MOST_CITATIONS,
                examples = Examples.CITATIONS)
        List<CitationBody> citations,

        GroundingBody grounding,

        @Schema(description = "What was done otherwise than asked; fit to show a user.", examples = "[]")
        List<String> warnings,

        MetadataBody metadata) {

    public static AnswerBody of(GenerationResult result) {
        return new AnswerBody(
                result.completion().text(),
                result.route().degraded() ? "degraded" : "ok",
                result.grounded()
                        .map(GroundedAnswer::citations)
                        .map(CitationBody::all)
                        .orElse(List.of()),
                result.grounded()
                        .map(GroundedAnswer::summary)
                        .map(GroundingBody::of)
                        .orElse(GroundingBody.OFF),
                result.completion().warnings(),
                MetadataBody.of(result));
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "AnswerBody";
    }
}
