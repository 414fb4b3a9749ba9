package org.scribes.textgen.observe;

import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Tag;

/** What is not counted but looked up whenever somebody asks: the gauges. Each shows 0 until it has a source. */
public enum Gauge {
    ACTIVE_REQUESTS("textgen_active_requests", "Requests in the service, waiting or not"),
    REQUESTS_WAITING("textgen_requests_waiting", "Requests that wait without a thread until others end"),
    QUEUE_SIZE("textgen_queue_size", "Requests that wait for the model in this process"),
    BATCH_SIZE("textgen_batch_size", "Answers that are generated together now"),
    BATCH_LIMIT("textgen_batch_limit", "The most answers of a step: fewer after memory ran out"),
    KV_USED_RATIO("textgen_kv_used_ratio", "Share of the memory of keys and values that running answers have taken"),
    KV_TOKENS_IN_USE("textgen_kv_tokens_in_use", "Tokens of the memory that running answers have room for"),
    KV_TOKENS_REMEMBERED("textgen_kv_tokens_remembered", "Tokens of the memory that are kept of ended answers"),
    PREFIX_TOKENS_REUSED(
            "textgen_prefix_tokens_reused", "Tokens of prompts that did not have to be read again, since the start"),
    SPECULATION_TOKENS_PROPOSED("textgen_speculation_tokens_proposed", "Tokens that were proposed, since the start"),
    SPECULATION_TOKENS_ACCEPTED(
            "textgen_speculation_tokens_accepted", "Proposed tokens that the model chose, since the start"),
    TOKENS_PER_SECOND("textgen_tokens_per_second", "Tokens generated a second, over the last 10 seconds"),
    GPU_MEMORY("textgen_gpu_memory_mb", "Used memory of the GPUs that compute, in MiB"),
    GPU_MEMORY_TOTAL("textgen_gpu_memory_total_mb", "All memory of the GPUs that compute, in MiB"),
    MODEL_READY("textgen_model_ready", "Whether a model answers (1) or none (0)"),
    MODEL_LOAD_SECONDS("textgen_model_load_seconds", "How long the model in this process took to load"),
    ESTIMATED_COST("textgen_estimated_cost_usd_total", "What was generated cost, as far as prices are known, in USD"),
    BUDGET_USED_TOTAL("total"),
    BUDGET_USED_KEY("key"),
    BUDGET_USED_USER("user"),
    LEDGER_ROWS_WAITING("textgen_ledger_rows_waiting", "Rows that the database does not have yet"),
    REDIS_AVAILABLE("textgen_redis_available", "Whether the shared Redis server is there (1), or not or none (0)");

    private final String label;
    private final String description;
    /** Of a budget; else empty. */
    private final String scope;

    Gauge(String label, String description) {
        this.label = label;
        this.description = description;
        this.scope = "";
    }

    Gauge(String scope) {
        this.label = "textgen_budget_used_ratio";
        this.description = "Share of this month's budget that is spent, of keys and users the highest";
        this.scope = scope;
    }

    /**
     * Of a budget.
     *
     * @param scope total, key or user
     */
    static Gauge budgetUsed(String scope) {
        return Stream.of(BUDGET_USED_TOTAL, BUDGET_USED_KEY, BUDGET_USED_USER)
                .filter(figure -> figure.scope.equals(scope))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no budgets of a " + scope));
    }

    Metadata metadata() {
        return Metadata.builder().withName(label).withDescription(description).build();
    }

    Tag[] tags() {
        return scope.isEmpty() ? new Tag[0] : new Tag[] {new Tag("scope", scope)};
    }
}
