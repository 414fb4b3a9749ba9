package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.TokenSink;

/** A source of answers: a model in this process, a server behind an API, or the extractive fallback. */
public interface TextBackend extends ModelStatusSource {
    /**
     * Makes one attempt at the answer to {@code request}. Blocks the calling thread until the answer is complete, and calls
     * {@code sink} on that thread only. Many threads may call at once.
     *
     * @param sink takes each piece of text as it comes; an exception that it throws ends the attempt
     * @param cancellation checked at least once a token; holds the request's deadline
     * @return the whole answer with its figures
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer; its code says why
     * @throws TransientFailure when there is no answer, but another attempt may succeed
     */
    Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation);

    /** The name of this target in the catalogue; without a catalogue, that of its kind. */
    default String target() {
        return EnumNames.of(modelStatus().mode());
    }

    /** Whether a request that came now would have to wait for its turn here, so that another target may answer sooner. */
    default boolean isBusy(GenerationRequest request) {
        return false;
    }

    /** The names of the models that a request may name; none for a backend without a model. */
    List<String> models();

    /** The window that prompt and answer must fit into, if it is known now; {@link #generate} refuses what does not fit. */
    default Optional<ContextWindow> window() {
        return Optional.empty();
    }

    /**
     * The tokenizer of the model, if it is known here.
     *
     * @throws org.scribes.textgen.domain.GenerationException MODEL_LOADING or MODEL_UNAVAILABLE when it is not ready
     */
    default Optional<ModelTokenizer> tokenizer() {
        return Optional.empty();
    }

    /**
     * The name of the model that answers {@code request}. The extractive fallback has no model, so it keeps its own name
     * where it stands in for a model that was named.
     */
    default String modelFor(GenerationRequest request) {
        ModelStatus status = modelStatus();
        return request.model().filter(name -> status.mode() != Mode.EXTRACTIVE).orElse(status.name());
    }
}
