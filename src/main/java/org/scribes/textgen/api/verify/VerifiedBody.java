package org.scribes.textgen.api.verify;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.generate.CitationBody;
import org.scribes.textgen.api.generate.GroundingBody;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.GroundedAnswer;

/** The JSON of a verified answer. */
@Schema(
        name = "Verified",
        description = "The answer as it may be shown, and the verdicts.",
        requiredProperties = {"answer", "citations", "grounding", "warnings"})
public record VerifiedBody(
        @Schema(description = "The answer; with `report` as it was sent.", examples = Examples.ANSWER_TEXT)
        String answer,

        @Schema(
                description =
                        "The answer's quotations and citations in order. If there are more, the first are listed; all are checked and "
                                + "repaired, and `warnings` says how many are not listed.",
                maxItems = GroundedAnswer.MOST_CITATIONS,
                examples = Examples.CITATIONS)
        List<CitationBody> citations,

        GroundingBody grounding,

        @Schema(description = "What was changed; fit to show a user.", examples = "[]")
        List<String> warnings) {
    public static VerifiedBody of(GroundedAnswer answer) {
        return new VerifiedBody(
                answer.text(),
                CitationBody.all(answer.citations()),
                GroundingBody.of(answer.summary()),
                answer.warnings());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "VerifiedBody";
    }
}
