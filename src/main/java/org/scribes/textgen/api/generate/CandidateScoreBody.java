package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.EnumNames;

/** The JSON of a candidate's score. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CandidateScore",
        description = "The checks of a candidate. Candidates are ranked by `standing`, then `total`, then `agreement`.",
        requiredProperties = {"standing", "total", "false_quotations", "length", "variety", "agreement", "passed"})
record CandidateScoreBody(
        @Schema(
                description = "What kind of answer it is, the best first: supported by a passage; not checked; a "
                        + "refusal; supported by none, or with a false quotation.",
                enumeration = {"supported", "unchecked", "refusal", "unsupported"},
                examples = "supported")
        String standing,

        @Schema(
                description = "The weighted mean of the shares, less 1 for each false quotation.",
                maximum = "1",
                examples = "0.97")
        double total,

        @Schema(
                description = "Quotations that the model fabricated or altered, repaired or not.",
                minimum = "0",
                examples = "0")
        int falseQuotations,

        @Schema(description = "The share of sentences with a sound citation.", examples = "1.0") @Nullable
        Double support,

        @Schema(
                description = "The share of the question's references that are cited; left out if it has none.",
                examples = "1.0")
        @Nullable
        Double answered,

        @Schema(description = "1 for a complete answer of a sensible length.", examples = "1.0")
        double length,

        @Schema(description = "The share of runs of four words that are not repeated.", examples = "1.0")
        double variety,

        @Schema(
                description = "The geometric mean of the tokens' probabilities; left out if it is not known.",
                examples = "0.82")
        @Nullable
        Double likelihood,

        @Schema(
                description = "The mean overlap of the cited passages with those of the other candidates.",
                examples = "0.67")
        double agreement,

        @Schema(description = "Whether it passes every check, and so could win a race.", examples = "true")
        boolean passed) {
    private static final double HUNDRED = 100;

    static CandidateScoreBody of(CandidateScore score) {
        return new CandidateScoreBody(
                EnumNames.of(score.standing()),
                score.total(),
                score.falseQuotations(),
                rounded(JsonNulls.of(score.support())),
                rounded(JsonNulls.of(score.answered())),
                hundredths(score.length()),
                hundredths(score.variety()),
                rounded(JsonNulls.of(score.likelihood())),
                hundredths(score.agreement()),
                score.passed());
    }

    private static @Nullable Double rounded(@Nullable Double share) {
        return share == null ? null : Double.valueOf(hundredths(share));
    }

    private static double hundredths(double share) {
        return Math.round(HUNDRED * share) / HUNDRED;
    }
}
