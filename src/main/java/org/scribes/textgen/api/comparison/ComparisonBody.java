package org.scribes.textgen.api.comparison;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.comparison.VariantComparison;
import org.scribes.textgen.statistics.Confidence;
import org.scribes.textgen.usage.VariantRecord;

/** The JSON of a comparison. */
@Schema(
        name = "Comparison",
        description = "Two variants, measure by measure.",
        requiredProperties = {"from", "until", "confidence", "a", "b", "measures"})
record ComparisonBody(
        @Schema(description = "The first moment of the period.", examples = "2026-11-01T00:00:00Z")
        String from,

        @Schema(description = "The first moment after the period.", examples = "2026-12-01T00:00:00Z")
        String until,

        @Schema(description = "The level of all intervals.", examples = "0.95")
        double confidence,

        @Schema(description = "The first variant.") VariantBody a,
        @Schema(description = "The second variant.") VariantBody b,

        @Schema(description = "The measures; those of ratings only where users saw the answers of both.")
        List<MeasureBody> measures) {
    static ComparisonBody of(QueryPeriod period, VariantRecord a, VariantRecord b) {
        return new ComparisonBody(
                period.from().toString(),
                period.until().toString(),
                Confidence.LEVEL,
                VariantBody.of(a),
                VariantBody.of(b),
                VariantComparison.of(a, b).stream().map(MeasureBody::of).toList());
    }
}
