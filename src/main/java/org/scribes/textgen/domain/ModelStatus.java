package org.scribes.textgen.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is known of the model that answers.
 *
 * @param name the model's name, as answers give it
 * @param precision of the weights in memory, such as {@code f32}; known once it is loaded
 * @param device such as {@code cpu}; known once it is loaded
 * @param maxOutputTokens the most tokens an answer may have
 * @param contextWindow the most tokens of prompt and answer together; known once it is loaded
 * @param temperature the temperature of a request that gives none; known once it is loaded
 */
public record ModelStatus(
        String name,
        Mode mode,
        LoadState load,
        Optional<String> precision,
        Optional<String> device,
        int maxOutputTokens,
        OptionalInt contextWindow,
        OptionalDouble temperature) {

    /** How far the model is. */
    public sealed interface LoadState {
        /** Not asked for yet: the first request loads it. */
        record Idle() implements LoadState {}

        /**
         * On its way.
         *
         * @param step what is being done, such as {@code download}
         * @param progress from 0 to 1
         */
        record Loading(String step, double progress) implements LoadState {}

        /** It answers. */
        record Ready() implements LoadState {}

        /**
         * It will not answer until the configuration or the machine changes.
         *
         * @param cause fit to show an operator
         */
        record Failed(String cause) implements LoadState {}
    }

    /** Whether requests are answered now. */
    public boolean ready() {
        return load instanceof LoadState.Ready;
    }
}
