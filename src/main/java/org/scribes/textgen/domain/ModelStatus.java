package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.List;
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
 * @param named of a model behind an API
 * @param engine of a model in this process, once it is loaded
 * @param revision tells apart what has the same name: a commit of the hub, else a digest of the checkpoint's files; known
 *     of a model in this process, once it is loaded
 */
public record ModelStatus(
        String name,
        Mode mode,
        LoadState load,
        Optional<String> precision,
        Optional<String> device,
        int maxOutputTokens,
        OptionalInt contextWindow,
        OptionalDouble temperature,
        Optional<Named> named,
        Optional<EngineStatus> engine,
        Optional<String> revision) {
    /** Of a model in this process. */
    public ModelStatus(
            String name,
            Mode mode,
            LoadState load,
            Optional<String> precision,
            Optional<String> device,
            int maxOutputTokens,
            OptionalInt contextWindow,
            OptionalDouble temperature,
            Optional<EngineStatus> engine,
            Optional<String> revision) {
        this(
                name,
                mode,
                load,
                precision,
                device,
                maxOutputTokens,
                contextWindow,
                temperature,
                Optional.empty(),
                engine,
                revision);
    }

    /** Of a model without an engine of ours. */
    public ModelStatus(
            String name,
            Mode mode,
            LoadState load,
            Optional<String> precision,
            Optional<String> device,
            int maxOutputTokens,
            OptionalInt contextWindow,
            OptionalDouble temperature) {
        this(
                name,
                mode,
                load,
                precision,
                device,
                maxOutputTokens,
                contextWindow,
                temperature,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where the name of a model comes from. */
    public enum NameSource {
        CONFIGURED,
        /** The server told it. */
        SERVER,
        /** Nobody told it yet: it is the default's. */
        ASSUMED
    }

    /**
     * What is known of the name of a model behind an API.
     *
     * @param served all models that the server told of, if it was asked
     */
    public record Named(String name, NameSource source, List<String> served) {
        public Named {
            served = List.copyOf(served);
        }
    }

    /**
     * How the engine in this process was laid out.
     *
     * @param batchLimit the most answers that are generated together
     * @param kvTokens for whose keys and values there is room, in all sequences together
     * @param kvBytes that these take
     * @param loadTime that the model took to load
     */
    public record EngineStatus(int batchLimit, int kvTokens, long kvBytes, Duration loadTime) {}

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
