package org.scribes.textgen.backend.local;

import java.util.function.Supplier;
import org.scribes.textgen.observe.GenerationMetrics;

/**
 * What the batch looks like, for people who watch it.
 *
 * @param running answers that have their place
 * @param limit the most answers of a step
 * @param inUse tokens of the memory that they have room for
 * @param remembered tokens that are kept of answers that have ended
 * @param reused tokens of prompts that were not read again, since the start
 * @param proposed tokens that speculation proposed, since the start
 * @param accepted those of them that the model chose
 */
record BatchFigures(int running, int limit, int inUse, int remembered, long reused, long proposed, long accepted) {
    static final BatchFigures NONE = new BatchFigures(0, 0, 0, 0, 0, 0, 0);

    /** Lets metrics show {@code now}. */
    static void register(GenerationMetrics metrics, Supplier<BatchFigures> now) {
        metrics.gauge(
                "textgen_batch_answers",
                "Answers that are generated together now",
                () -> now.get().running());
        metrics.gauge(
                "textgen_batch_limit",
                "The most answers of a step: fewer after memory ran out",
                () -> now.get().limit());
        metrics.gauge(
                "textgen_kv_tokens_in_use",
                "Tokens of the memory that running answers have room for",
                () -> now.get().inUse());
        metrics.gauge(
                "textgen_kv_tokens_remembered",
                "Tokens of the memory that are kept of ended answers",
                () -> now.get().remembered());
        metrics.gauge(
                "textgen_prefix_tokens_reused",
                "Tokens of prompts that did not have to be read again, since the start",
                () -> now.get().reused());
        metrics.gauge(
                "textgen_speculation_tokens_proposed",
                "Tokens that were proposed, since the start",
                () -> now.get().proposed());
        metrics.gauge(
                "textgen_speculation_tokens_accepted",
                "Proposed tokens that the model chose, since the start",
                () -> now.get().accepted());
    }
}
