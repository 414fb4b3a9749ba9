package org.scribes.textgen.observe;

import java.util.Optional;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Tag;
import org.scribes.textgen.domain.EnumNames;

/** A gauge, which is read from its source at each scrape. It is 0 until it has a source. */
public enum Gauge {
    ACTIVE_REQUESTS("textgen_active_requests", "Requests in the service, waiting or not"),
    REQUESTS_WAITING("textgen_requests_waiting", "Requests that wait for a slot, without a thread"),
    QUEUE_SIZE("textgen_queue_size", "Requests queued for the model in this process"),
    QUEUE_WAIT(
            "textgen_queue_wait_ms",
            "Time until a request that arrives now would start in the model in this process, in ms"),
    BATCH_SIZE("textgen_batch_size", "Answers in the current batch"),
    BATCH_LIMIT("textgen_batch_limit", "Maximum answers in a batch; lowered when memory runs out"),
    KV_USED_RATIO("textgen_kv_used_ratio", "Share of the KV cache that running answers have reserved"),
    KV_TOKENS_IN_USE("textgen_kv_tokens_in_use", "Tokens of the KV cache that running answers have reserved"),
    KV_TOKENS_REMEMBERED("textgen_kv_tokens_remembered", "Tokens of the KV cache kept from finished answers"),
    PREFIX_TOKENS_REUSED(
            "textgen_prefix_tokens_reused",
            "Prompt tokens reused from the KV cache instead of prefilled, since the start"),
    SPECULATION_TOKENS_PROPOSED(
            "textgen_speculation_tokens_proposed", "Tokens proposed by speculation, since the start"),
    SPECULATION_TOKENS_ACCEPTED(
            "textgen_speculation_tokens_accepted", "Proposed tokens that the model accepted, since the start"),
    TOKENS_PER_SECOND("textgen_tokens_per_second", "Generated tokens per second, over the last 10 seconds"),
    GPU_MEMORY("textgen_gpu_memory_mb", "Used memory of the GPUs in use, in MiB"),
    GPU_MEMORY_TOTAL("textgen_gpu_memory_total_mb", "Total memory of the GPUs in use, in MiB"),
    MODEL_READY("textgen_model_ready", "1 if a model answers, else 0"),
    CATALOGUE_REJECTED(
            "textgen_catalogue_rejected",
            "1 if the catalogue's file was changed and is wrong, so that the former catalogue stays, else 0"),
    MODEL_LOAD_SECONDS("textgen_model_load_seconds", "Time the model in this process took to load, in s"),
    ESTIMATED_COST("textgen_estimated_cost_usd_total", "Cost of generated answers with a known price, in USD"),
    BUDGET_USED_TOTAL(BudgetKind.TOTAL),
    BUDGET_USED_KEY(BudgetKind.KEY),
    BUDGET_USED_USER(BudgetKind.USER),
    LEDGER_ROWS_WAITING("textgen_ledger_rows_waiting", "Ledger rows waiting to be written to the database"),
    REDIS_AVAILABLE("textgen_redis_available", "1 if the Redis server is reachable, 0 if not or not configured"),
    TGI_QUEUE_SIZE("tgi_queue_size", QUEUE_SIZE),
    TGI_BATCH_SIZE("tgi_batch_current_size", BATCH_SIZE);

    private final String id;
    private final String description;
    private final Optional<BudgetKind> budget;
    private final Optional<Gauge> same;

    Gauge(String id, String description) {
        this(id, description, Optional.empty());
    }

    /** A gauge of text-generation-inference with the value of one of ours. */
    Gauge(String id, Gauge same) {
        this(id, same.description, Optional.of(same));
    }

    Gauge(String id, String description, Optional<Gauge> same) {
        this.id = id;
        this.description = description;
        this.budget = Optional.empty();
        this.same = same;
    }

    Gauge(BudgetKind kind) {
        this.id = "textgen_budget_used_ratio";
        this.description = "Spent share of this month's budget; the highest of all keys or users";
        this.budget = Optional.of(kind);
        this.same = Optional.empty();
    }

    /** The gauge of a kind of budget. */
    static Gauge budgetUsed(BudgetKind kind) {
        return switch (kind) {
            case TOTAL -> BUDGET_USED_TOTAL;
            case KEY -> BUDGET_USED_KEY;
            case USER -> BUDGET_USED_USER;
        };
    }

    /** The gauge whose value this one has, too. */
    Optional<Gauge> same() {
        return same;
    }

    Metadata metadata() {
        return Metadata.builder().withName(id).withDescription(description).build();
    }

    Tag[] tags() {
        return budget.map(kind -> new Tag[] {new Tag("scope", EnumNames.of(kind))})
                .orElse(MetricFamily.NO_TAGS);
    }
}
