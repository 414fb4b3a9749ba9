package org.scribes.textgen.backend.local;

import java.util.function.Supplier;
import org.scribes.textgen.observe.Figure;
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
record BatchFigures(
        int running, int waiting, int limit, int inUse, int remembered, long reused, long proposed, long accepted) {
    static final BatchFigures NONE = new BatchFigures(0, 0, 0, 0, 0, 0, 0, 0);

    /** Lets metrics show {@code now}. */
    static void register(GenerationMetrics metrics, Supplier<BatchFigures> now) {
        metrics.show(Figure.BATCH_SIZE, () -> now.get().running());
        metrics.show(Figure.BATCH_LIMIT, () -> now.get().limit());
        metrics.show(Figure.KV_TOKENS_IN_USE, () -> now.get().inUse());
        metrics.show(Figure.KV_TOKENS_REMEMBERED, () -> now.get().remembered());
        metrics.show(Figure.PREFIX_TOKENS_REUSED, () -> now.get().reused());
        metrics.show(Figure.SPECULATION_TOKENS_PROPOSED, () -> now.get().proposed());
        metrics.show(Figure.SPECULATION_TOKENS_ACCEPTED, () -> now.get().accepted());
    }
}
