package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The state and properties of a model.
 *
 * @param name the model's name as it appears in answers
 * @param precision the data type of the weights in memory, for example {@code f32}; known after loading
 * @param device for example {@code cpu}; known after loading
 * @param maxOutputTokens the maximum tokens of an answer
 * @param contextWindow the maximum of prompt and answer tokens together; known after loading
 * @param temperature the default temperature; known after loading
 * @param named the source of the name, for a model behind an API
 * @param engine the local engine, after loading
 * @param revision the commit on the hub, or a digest of the checkpoint's files; known for a local model after loading
 * @param note what users must know of the model, if it is not fit for use
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
        Optional<String> revision,
        Optional<String> note) {
    /** The status of a model that is fit for use. */
    public ModelStatus(
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
        this(
                name,
                mode,
                load,
                precision,
                device,
                maxOutputTokens,
                contextWindow,
                temperature,
                named,
                engine,
                revision,
                Optional.empty());
    }

    /** The status of a local model. */
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

    /** The status of a backend other than the local engine. */
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

    /** The source of a model name. */
    public enum NameSource {
        CONFIGURED,
        /** The server reported it. */
        SERVER,
        /** The default name: the server has not reported one yet. */
        ASSUMED
    }

    /**
     * The name of a model behind an API and its source.
     *
     * @param served all models that the server lists, if it was asked
     */
    public record Named(String name, NameSource source, List<String> served) {
        public Named {
            served = List.copyOf(served);
        }
    }

    /**
     * The capacity of the local engine.
     *
     * @param batchLimit the maximum batch size
     * @param kvTokens the KV cache capacity in tokens, over all sequences
     * @param kvBytes the size of the KV cache
     * @param loadTime the time to load the model
     */
    public record EngineStatus(int batchLimit, int kvTokens, long kvBytes, Duration loadTime) {}

    /** The load state of a model. */
    public sealed interface LoadState {
        /** Not loaded: the first request loads it. */
        record Idle() implements LoadState {}

        /**
         * Being loaded.
         *
         * @param step the current step, for example {@code download}
         * @param progress from 0 to 1
         */
        record Loading(String step, double progress) implements LoadState {}

        /** Loaded. */
        record Ready() implements LoadState {}

        /**
         * Loading failed; a retry needs a change of the configuration or the machine.
         *
         * @param cause the cause in words for an operator
         */
        record Failed(String cause) implements LoadState {}
    }

    /** This status with what users must know of the model. */
    public ModelStatus noting(String text) {
        return new ModelStatus(
                name,
                mode,
                load,
                precision,
                device,
                maxOutputTokens,
                contextWindow,
                temperature,
                named,
                engine,
                revision,
                Optional.of(text));
    }

    /** Whether the model can answer now. */
    public boolean ready() {
        return load instanceof LoadState.Ready;
    }
}
