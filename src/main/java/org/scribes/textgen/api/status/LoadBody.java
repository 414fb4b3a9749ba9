package org.scribes.textgen.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/** The JSON of the present load: the gauges of {@code /metrics} with these names. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "CurrentLoad",
        description = "The load at this moment. The figures of the queue, the batch and the KV cache are those of the"
                + " model in this process, and 0 where there is none.",
        requiredProperties = {
            "active_requests",
            "requests_waiting",
            "queue_size",
            "queue_wait_ms",
            "batch_size",
            "batch_limit",
            "kv_used_ratio",
            "kv_tokens_in_use",
            "kv_tokens_remembered",
            "tokens_per_second",
            "ledger_rows_waiting"
        })
record LoadBody(
        @Schema(description = "Requests in the service, waiting or not.", examples = "3")
        long activeRequests,

        @Schema(description = "Requests that wait for a slot, without a thread.", examples = "0")
        long requestsWaiting,

        @Schema(description = "Requests queued for the model.", examples = "1")
        long queueSize,

        @Schema(
                description = "Milliseconds until a request that arrives now would start in the model.",
                examples = "250")
        long queueWaitMs,

        @Schema(description = "Answers in the current batch.", examples = "2")
        long batchSize,

        @Schema(description = "Maximum answers in a batch; lowered when memory runs out.", examples = "16")
        long batchLimit,

        @Schema(
                description = "Share of the KV cache that running answers have reserved.",
                minimum = "0",
                maximum = "1",
                examples = "0.12")
        double kvUsedRatio,

        @Schema(description = "Tokens of the KV cache that running answers have reserved.", examples = "983")
        long kvTokensInUse,

        @Schema(description = "Tokens of the KV cache kept from finished answers.", examples = "512")
        long kvTokensRemembered,

        @Schema(description = "Generated tokens per second, over the last 10 seconds.", examples = "61.3")
        double tokensPerSecond,

        @Schema(description = "Ledger rows waiting to be written to the database.", examples = "0")
        long ledgerRowsWaiting,

        @Schema(description = "Used memory of the GPUs in use, in MiB; only with GPUs.", examples = "20480")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long gpuMemoryMb,

        @Schema(description = "Total memory of the GPUs in use, in MiB; only with GPUs.", examples = "143771")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long gpuMemoryTotalMb) {
    static LoadBody of(GenerationMetrics metrics) {
        boolean gpu = metrics.value(Gauge.GPU_MEMORY_TOTAL) > 0;
        return new LoadBody(
                count(metrics, Gauge.ACTIVE_REQUESTS),
                count(metrics, Gauge.REQUESTS_WAITING),
                count(metrics, Gauge.QUEUE_SIZE),
                count(metrics, Gauge.QUEUE_WAIT),
                count(metrics, Gauge.BATCH_SIZE),
                count(metrics, Gauge.BATCH_LIMIT),
                metrics.value(Gauge.KV_USED_RATIO),
                count(metrics, Gauge.KV_TOKENS_IN_USE),
                count(metrics, Gauge.KV_TOKENS_REMEMBERED),
                metrics.value(Gauge.TOKENS_PER_SECOND),
                count(metrics, Gauge.LEDGER_ROWS_WAITING),
                gpu ? count(metrics, Gauge.GPU_MEMORY) : null,
                gpu ? count(metrics, Gauge.GPU_MEMORY_TOTAL) : null);
    }

    private static long count(GenerationMetrics metrics, Gauge gauge) {
        return Math.round(metrics.value(gauge));
    }
}
