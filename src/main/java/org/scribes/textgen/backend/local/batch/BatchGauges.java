package org.scribes.textgen.backend.local.batch;

import java.util.function.Supplier;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/**
 * A snapshot of the batch for metrics.
 *
 * @param running answers in the batch
 * @param batchLimit the maximum number of answers in a step
 * @param kvTokensInUse KV cache tokens reserved by running answers
 * @param kvTokensCached KV cache tokens of completed answers
 * @param prefixTokensReused prompt tokens served from the KV cache since the start
 * @param tokensProposed tokens proposed by speculation since the start
 * @param tokensAccepted proposed tokens that the model accepted
 */
public record BatchGauges(
        int running,
        int batchLimit,
        int kvTokensInUse,
        int kvTokensCached,
        long prefixTokensReused,
        long tokensProposed,
        long tokensAccepted) {
    public static final BatchGauges NONE = new BatchGauges(0, 0, 0, 0, 0, 0, 0);

    /** Registers the gauges that show {@code current}. */
    public static void register(GenerationMetrics metrics, Supplier<BatchGauges> current) {
        metrics.show(Gauge.BATCH_SIZE, () -> current.get().running());
        metrics.show(Gauge.BATCH_LIMIT, () -> current.get().batchLimit());
        metrics.show(Gauge.KV_TOKENS_IN_USE, () -> current.get().kvTokensInUse());
        metrics.show(Gauge.KV_TOKENS_REMEMBERED, () -> current.get().kvTokensCached());
        metrics.show(Gauge.PREFIX_TOKENS_REUSED, () -> current.get().prefixTokensReused());
        metrics.show(Gauge.SPECULATION_TOKENS_PROPOSED, () -> current.get().tokensProposed());
        metrics.show(Gauge.SPECULATION_TOKENS_ACCEPTED, () -> current.get().tokensAccepted());
    }
}
