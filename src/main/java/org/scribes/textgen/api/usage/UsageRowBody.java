package org.scribes.textgen.api.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.UsageStore.Line;

/** The JSON of a usage row. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "UsageRow",
        description = "The usage of one model, user or day.",
        requiredProperties = {
            "key",
            "requests",
            "answered",
            "degraded",
            "failed",
            "cached",
            "input_tokens",
            "tokens_generated",
            "cost_usd",
            "unpriced_requests",
            "mean_latency_ms"
        })
record UsageRowBody(
        @Schema(
                description = "The model, the day, or the user's pseudonym; empty for requests without a user.",
                examples = "meta-llama/Llama-3.1-8B-Instruct")
        String key,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "With `group=user`: the name of the key that asked.", examples = "assistant")
        @Nullable
        String client,

        @Schema(description = "Requests that ended.", examples = "120")
        long requests,

        @Schema(description = "Answered requests.", examples = "118")
        long answered,

        @Schema(description = "Requests answered after a failover.", examples = "2")
        long degraded,

        @Schema(description = "Requests without an answer.", examples = "2")
        long failed,

        @Schema(description = "Requests answered from the cache.", examples = "14")
        long cached,

        @Schema(description = "Tokens of prompts.", examples = "206000")
        long inputTokens,

        @Schema(description = "Tokens of answers.", examples = "31000")
        long tokensGenerated,

        @Schema(
                description = "Estimated cost in USD of requests with a known price; null if there are none.",
                nullable = true,
                examples = "0.0123")
        @Nullable
        BigDecimal costUsd,

        @Schema(description = "Requests without a known price, which `cost_usd` leaves out.", examples = "0")
        long unpricedRequests,

        @Schema(description = "Mean time of a request in ms.", examples = "2130")
        long meanLatencyMs) {
    static UsageRowBody of(Line line) {
        return new UsageRowBody(
                line.key(),
                line.client().orElse(null),
                line.requests(),
                line.answered(),
                line.degraded(),
                line.failed(),
                line.cached(),
                line.inputTokens(),
                line.generatedTokens(),
                line.costUsd().map(UsageRowBody::plain).orElse(null),
                line.unpriced(),
                line.meanLatencyMillis());
    }

    /** Without trailing zeros and without an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
