package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Variant;

/** The JSON of an answer's metadata. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Metadata",
        description = "How an answer was generated.",
        requiredProperties = {
            "request_id",
            "model",
            "mode",
            "latency_ms",
            "input_tokens",
            "tokens_generated",
            "finish_reason",
            "temperature",
            "tokens_estimated",
            "attempts",
            "failover",
            "cached"
        })
public record MetadataBody(
        @Schema(description = "The id of the request, as in `X-Request-Id`.", examples = "req-1")
        String requestId,

        @Schema(description = "The model that answered.", examples = "scribes-tiny")
        String model,

        @Schema(
                description =
                        "Told if the embedded demonstration model answered: what it is, and which settings replace it; "
                                + "left out otherwise.",
                examples = Examples.MODEL_NOTE)
        @Nullable
        String modelNote,

        @Schema(
                description = "What kind of backend answered: one behind an API, a model in this process, or "
                        + "the last resort, which quotes a passage without a model.",
                enumeration = {"api", "local", "extractive"},
                examples = "local")
        String mode,

        @Schema(description = "Milliseconds from the request's arrival to the end of the answer.", examples = "412")
        long latencyMs,

        @Schema(
                description = "Milliseconds from the request's arrival to the first text; left out if "
                        + "the answer is empty.",
                examples = "38")
        @Nullable
        Long timeToFirstTokenMs,

        @Schema(description = "Tokens of the prompt.", examples = "117")
        int inputTokens,

        @Schema(description = "Tokens that the model generated, including the end token.", examples = "44")
        int tokensGenerated,

        @Schema(
                description =
                        "About how many of these were the model's thinking, which is no part of the answer; left out "
                                + "where it did not think.",
                examples = "120")
        @Nullable
        Integer thinkingTokens,

        @Schema(description = "Whether the token counts are estimated from the text.", examples = "false")
        boolean tokensEstimated,

        @Schema(
                description = "Why the answer ended: the model was done, the limit of tokens was reached, a stop text "
                        + "came up, or a filter of the provider ended it.",
                enumeration = {"eos_token", "length", "stop_sequence", "content_filter"},
                examples = "eos_token")
        String finishReason,

        @Schema(description = "The temperature that was used.", examples = "0.2")
        double temperature,

        @Schema(description = "The number of attempts at all backends.", examples = "1")
        int attempts,

        @Schema(
                description = "The target of the catalogue that answered; without a catalogue `api`, `local` or "
                        + "`extractive`. Left out for an answer that was generated for an earlier request.",
                examples = "vllm")
        @Nullable
        String target,

        @Schema(
                description =
                        "The requested model and the target that was chosen to be asked first; left out without a "
                                + "catalogue.",
                examples = "trial@vllm")
        @Nullable
        String variant,

        @Schema(description = "The failovers, in order.", examples = "[]")
        List<FailoverBody> failover,

        @Schema(
                description = "Whether the answer was generated for an identical request, before or at the same time: "
                        + "nothing was generated for this one, and the numbers of tokens are those of then.",
                examples = "false")
        boolean cached,

        @Schema(
                description = "Used memory of the GPUs that computed the answer, in MiB; left out where none did.",
                examples = "15230")
        @Nullable
        Long gpuMemoryMb,

        @Schema(
                description = "The cost of all attempts of this request in US dollars, "
                        + "as far as prices are known; left out if none is. 0 for a cached answer.",
                examples = "0.00021")
        @Nullable
        BigDecimal estimatedCostUsd) {

    public static MetadataBody of(GenerationResult result) {
        Completion completion = result.completion();
        return new MetadataBody(
                result.requestId(),
                completion.model(),
                completion.modelNote().orElse(null),
                EnumNames.of(completion.mode()),
                result.latency().toMillis(),
                result.timeToFirstToken().map(Duration::toMillis).orElse(null),
                completion.usage().input(),
                completion.usage().generated(),
                completion.usage().thinking() > 0 ? completion.usage().thinking() : null,
                completion.usage().estimated(),
                EnumNames.of(completion.finishReason()),
                completion.temperature(),
                result.route().attempts(),
                result.route().target().orElse(null),
                result.route().variant().map(Variant::name).orElse(null),
                result.route().failover().stream().map(FailoverBody::of).toList(),
                result.cached(),
                completion.gpuMemoryBytes().isPresent()
                        ? completion.gpuMemoryBytes().getAsLong() >> 20
                        : null,
                result.costUsd().map(BigDecimal::stripTrailingZeros).orElse(null));
    }
}
