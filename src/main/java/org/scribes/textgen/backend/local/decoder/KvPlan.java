package org.scribes.textgen.backend.local.decoder;

import org.scribes.textgen.domain.ModelLoadException;

/**
 * How much memory the keys and values of all sequences get, planned once.
 *
 * @param tokens for which there is room
 * @param bytes that they take
 */
public record KvPlan(int tokens, long bytes) {
    private static final int LEAST_TOKENS = 32;

    /**
     * The plan for a decoder.
     *
     * @param budget bytes at most
     * @param enough tokens that are never exceeded
     * @throws ModelLoadException where the budget does not do for a short answer
     */
    static KvPlan of(DecoderPlan plan, TorchType type, long budget, long enough) {
        DecoderPlan.Attention attention = plan.attention();
        long perToken = 2L * plan.layers() * attention.kvHeads() * attention.width() * type.bytes();
        long tokens = Math.min(Math.min(budget / perToken, enough), Integer.MAX_VALUE);
        if (tokens < LEAST_TOKENS) {
            throw new ModelLoadException(
                    "textgen.local.kv-memory",
                    "%d bytes hold the keys and values of %d tokens, at %d bytes each; at least %d tokens must fit"
                            .formatted(budget, tokens, perToken, LEAST_TOKENS));
        }
        return new KvPlan((int) tokens, tokens * perToken);
    }
}
