package org.scribes.textgen.api.verify;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.generate.CitationBody;
import org.scribes.textgen.api.generate.GroundingBody;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.GroundedAnswer;

/** An answer that was held against its passages, as it is sent. */
@Schema(
        name = "Verified",
        description = "The answer as it may be shown, and what was found out about it.",
        requiredProperties = {"answer", "citations", "grounding", "warnings"})
record VerifiedBody(
        @Schema(description = "The answer; with `report` as it was sent.", examples = Examples.ANSWER_TEXT)
        String answer,

        @Schema(
                description =
                        "What the answer quotes and cites, in its order. Of more the first; all are checked and put "
                                + "right, and `warnings` says how many are not listed.",
                maxItems = GroundedAnswer.MOST_CITATIONS,
                examples = Examples.CITATIONS)
        List<CitationBody> citations,

        GroundingBody grounding,

        @Schema(description = "What was changed; fit to show a user.", examples = "[]")
        List<String> warnings) {
    static VerifiedBody of(GroundedAnswer answer) {
        return new VerifiedBody(
                answer.text(),
                CitationBody.all(answer.citations()),
                GroundingBody.of(answer.summary()),
                answer.warnings());
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "VerifiedBody";
    }
}
