package org.scribes.textgen.api.comparison;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.comparison.ComparedMeasure;

/** The JSON of a compared measure. */
@Schema(
        name = "ComparisonMeasure",
        description = "A measure of two variants and its difference.",
        requiredProperties = {"measure", "a", "b", "difference", "decisive", "conclusion"})
record MeasureBody(
        @Schema(
                description =
                        "What is compared: shares from 0 to 1, milliseconds, tokens, USD, or ratings from 1 to 5.",
                enumeration = {
                    "failed_share",
                    "refusal_share",
                    "verified_share",
                    "altered_share",
                    "fabricated_share",
                    "repaired_share",
                    "flagged_share",
                    "latency_p50_ms",
                    "latency_p95_ms",
                    "tokens_mean",
                    "cost_usd_mean",
                    "rating_mean"
                },
                examples = "failed_share")
        String measure,

        @Schema(description = "That of the first variant; null without values.", nullable = true) @Nullable
        IntervalBody a,

        @Schema(description = "That of the second variant; null without values.", nullable = true) @Nullable
        IntervalBody b,

        @Schema(description = "`b` minus `a`; null if either is.", nullable = true) @Nullable
        IntervalBody difference,

        @Schema(description = "Whether it is decided which of the two is higher.", examples = "false")
        boolean decisive,

        @Schema(
                description = "The same in words, or how many more requests of both together are likely to decide.",
                examples = "not decisive: about 14,000 more requests would be needed")
        String conclusion) {
    static MeasureBody of(ComparedMeasure measure) {
        return new MeasureBody(
                measure.name(),
                measure.a().map(IntervalBody::of).orElse(null),
                measure.b().map(IntervalBody::of).orElse(null),
                measure.difference().map(IntervalBody::of).orElse(null),
                measure.decisive(),
                measure.conclusion());
    }
}
