package org.scribes.textgen.backend.local.batch;

import java.util.function.Supplier;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/**
 * What the batch looks like, for people who watch it.
 *
 * @param running answers that have their place
 * @param waiting requests that have left the queue and wait for memory
 * @param limit the most answers of a step
 * @param inUse tokens of the memory that they have room for
 * @param remembered tokens that are kept of answers that have ended
 * @param reused tokens of prompts that were not read again, since the start
 * @param proposed tokens that speculation proposed, since the start
 * @param accepted those of them that the model chose
 */
public record BatchGauges(
        int running, int waiting, int limit, int inUse, int remembered, long reused, long proposed, long accepted) {
    public static final BatchGauges NONE = new BatchGauges(0, 0, 0, 0, 0, 0, 0, 0);

    /** Lets metrics show {@code now}. */
    public static void register(GenerationMetrics metrics, Supplier<BatchGauges> now) {
        metrics.show(Gauge.BATCH_SIZE, () -> now.get().running());
        metrics.show(Gauge.BATCH_LIMIT, () -> now.get().limit());
        metrics.show(Gauge.KV_TOKENS_IN_USE, () -> now.get().inUse());
        metrics.show(Gauge.KV_TOKENS_REMEMBERED, () -> now.get().remembered());
        metrics.show(Gauge.PREFIX_TOKENS_REUSED, () -> now.get().reused());
        metrics.show(Gauge.SPECULATION_TOKENS_PROPOSED, () -> now.get().proposed());
        metrics.show(Gauge.SPECULATION_TOKENS_ACCEPTED, () -> now.get().accepted());
    }
}
