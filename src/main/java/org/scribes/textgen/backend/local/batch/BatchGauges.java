package org.scribes.textgen.backend.local.batch;

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
}
