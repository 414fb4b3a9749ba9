package org.scribes.textgen.api.verify;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.PassageBody;
import org.scribes.textgen.api.openapi.Examples;

/** The JSON of an answer to verify. */
@Schema(
        name = "VerifyRequest",
        description = "An answer that was written elsewhere, and what it may quote.",
        requiredProperties = {"answer", "passages"})
record VerifyBody(
        @Schema(description = "The whole answer; may be empty.", examples = Examples.MISQUOTED) @Nullable
        String answer,

        @Schema(
                description = "What the answer may quote, in the order of their numbers; may be empty.",
                maxItems = GenerateReader.MAX_PASSAGES,
                examples = Examples.PASSAGES)
        @Nullable
        List<PassageBody> passages,

        @Schema(
                description = "The policy: quotations, references and markers are judged (`report`); false ones are "
                        + "repaired or left out (`repair`); as `repair`, but fabricated quotations keep their words "
                        + "without quotation marks (`unquote`); as `repair`, but an answer of which something would be "
                        + "left out is refused (`enforce`). Left out: `textgen.grounding.policy`, or `report` where "
                        + "that is `off`.",
                enumeration = {"report", "repair", "unquote", "enforce"},
                defaultValue = "repair",
                examples = "repair")
        @Nullable
        String grounding) {
    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "VerifyBody";
    }
}
