package org.scribes.textgen.api.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.comparison.VariantNames;
import org.scribes.textgen.usage.VariantRecord;

/** The JSON of the counts of a variant. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ComparisonVariant",
        description = "The requests of a variant in the period.",
        requiredProperties = {
            "variant",
            "shadow",
            "requests",
            "failed",
            "failed_over",
            "cached",
            "answers",
            "sampled_answers",
            "input_tokens",
            "tokens_generated",
            "cost_usd",
            "unpriced_requests",
            "quotations"
        })
record VariantBody(
        @Schema(description = "Its name.", examples = "trial@router")
        String variant,

        @Schema(description = "Whether its answers were only judged, not shown.", examples = "false")
        boolean shadow,

        @Schema(
                description =
                        "Requests that were answered or failed. Those that were refused, cancelled or answered from the"
                                + " cache say nothing of a variant.",
                examples = "840")
        long requests,

        @Schema(description = "Requests without an answer.", examples = "6")
        long failed,

        @Schema(description = "Requests that another target answered after a failure of this one.", examples = "29")
        long failedOver,

        @Schema(description = "Requests answered from the cache, which nothing else here counts.", examples = "31")
        long cached,

        @Schema(
                description = "Answers of the variant's own target, to which the other measures refer.",
                examples = "805")
        long answers,

        @Schema(
                description =
                        "The answers from which latency, tokens and cost are computed: all, or a random sample of 10,000.",
                examples = "805")
        int sampledAnswers,

        @Schema(description = "Tokens of prompts.", examples = "1764000")
        long inputTokens,

        @Schema(description = "Tokens of answers.", examples = "151200")
        long tokensGenerated,

        @Schema(
                description = "Estimated cost in USD of requests with a known price; null if there are none.",
                nullable = true,
                examples = "0.0912")
        @Nullable
        BigDecimal costUsd,

        @Schema(description = "Requests without a known price.", examples = "0")
        long unpricedRequests,

        QuotationTotalsBody quotations,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Ratings; absent where nobody saw the answers.")
        @Nullable
        RatingsBody ratings) {
    static VariantBody of(VariantRecord record) {
        return new VariantBody(
                VariantNames.of(record.variant()),
                record.variant().shadow(),
                record.requests(),
                record.failed(),
                record.failedOver(),
                record.cached(),
                record.answers().all(),
                record.sample().size(),
                record.inputTokens(),
                record.generatedTokens(),
                record.costUsd().map(VariantBody::plain).orElse(null),
                record.unpriced(),
                QuotationTotalsBody.of(record.answers().quotations()),
                record.ratings().map(RatingsBody::of).orElse(null));
    }

    /** Without trailing zeros and without an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
