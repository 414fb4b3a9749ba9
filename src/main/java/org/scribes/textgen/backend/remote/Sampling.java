package org.scribes.textgen.backend.remote;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.scribes.textgen.domain.LogitAdjustments;

/**
 * Sampling options to send. Absent ones are left to the server: OpenAI's protocols lack {@code top_k} and {@code
 * repetition_penalty}, and some servers reject unknown fields.
 *
 * @param adjustments further changes to the logits
 * @param repeatsLess whether the answer should repeat less than a previous one, if no penalty is set
 */
record Sampling(
        int maxNewTokens,
        double temperature,
        double topP,
        OptionalInt topK,
        OptionalDouble repetitionPenalty,
        OptionalLong seed,
        List<String> stop,
        LogitAdjustments adjustments,
        boolean repeatsLess) {
    private static final int MOST_STOPS_SENT = 4;

    Sampling {
        stop = List.copyOf(stop);
    }

    boolean greedy() {
        return temperature == 0;
    }

    /** The stop texts to send. Some servers reject more; the others are applied here. */
    List<String> stopsSent() {
        return stop.subList(0, Math.min(stop.size(), MOST_STOPS_SENT));
    }

    /** Omits the texts, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "Sampling[" + maxNewTokens + " tokens]";
    }
}
