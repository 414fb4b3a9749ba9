package org.scribes.textgen.backend.local.decoder;

import org.scribes.textgen.domain.ModelLoadException;

/**
 * The size of the KV cache.
 *
 * @param tokens its capacity
 * @param bytes its memory
 */
public record KvPlan(int tokens, long bytes) {
    private static final int MIN_TOKENS = 32;

    /**
     * Sizes the KV cache of a decoder.
     *
     * @param budget the maximum size in bytes
     * @param enough the maximum number of tokens
     * @throws ModelLoadException if the budget is too small for a short answer
     */
    static KvPlan of(DecoderPlan plan, TorchType type, long budget, long enough) {
        long perToken = perToken(plan, type);
        long tokens = Math.min(Math.min(budget / perToken, enough), Integer.MAX_VALUE);
        if (tokens < MIN_TOKENS) {
            throw ModelLoadException.ofSetting(
                    "textgen.local.kv-memory",
                    "%d bytes hold the keys and values of %d tokens, at %d bytes each; at least %d tokens must fit"
                            .formatted(budget, tokens, perToken, MIN_TOKENS));
        }
        return new KvPlan((int) tokens, tokens * perToken);
    }

    /** The bytes of a token's keys and values. */
    static long perToken(DecoderPlan plan, TorchType type) {
        DecoderPlan.Attention attention = plan.attention();
        return 2L * plan.layers() * attention.kvHeads() * attention.width() * type.bytes();
    }
}
