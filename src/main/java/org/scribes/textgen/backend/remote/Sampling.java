package org.scribes.textgen.backend.remote;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How the server is to choose tokens. What is absent is left to the server: OpenAI's protocols have neither
 * {@code top_k} nor {@code repetition_penalty}, and some servers refuse what they do not know.
 *
 * @param repeatsLess whether the answer shall repeat less than one before it, where no penalty says so
 */
record Sampling(
        int maxNewTokens,
        double temperature,
        double topP,
        OptionalInt topK,
        OptionalDouble repetitionPenalty,
        OptionalLong seed,
        List<String> stop,
        boolean repeatsLess) {
    private static final int MOST_STOPS_SENT = 4;

    Sampling {
        stop = List.copyOf(stop);
    }

    boolean greedy() {
        return temperature == 0;
    }

    /** The stop texts that the server is told. More are refused by some; those left out end the answer here. */
    List<String> stopsSent() {
        return stop.subList(0, Math.min(stop.size(), MOST_STOPS_SENT));
    }

    /** Without its texts: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Sampling[" + maxNewTokens + " tokens]";
    }
}
