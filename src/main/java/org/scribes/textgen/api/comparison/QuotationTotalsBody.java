package org.scribes.textgen.api.comparison;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.usage.VariantRecord.QuotationTotals;

/** The JSON of the quotations of many answers. */
@Schema(
        name = "ComparisonQuotations",
        description = "Quotations in the answers, by the verdict before any repair.",
        requiredProperties = {"verified", "altered", "fabricated", "other", "repaired"})
record QuotationTotalsBody(
        @Schema(description = "In a passage, in these words.", examples = "1480")
        long verified,

        @Schema(description = "In nearly these words.", examples = "61")
        long altered,

        @Schema(description = "In no known text.", examples = "9")
        long fabricated,

        @Schema(description = "With any other verdict.", examples = "22")
        long other,

        @Schema(description = "Repaired or removed.", examples = "83")
        long repaired) {
    static QuotationTotalsBody of(QuotationTotals totals) {
        return new QuotationTotalsBody(
                totals.verified(), totals.altered(), totals.fabricated(), totals.other(), totals.repaired());
    }
}
