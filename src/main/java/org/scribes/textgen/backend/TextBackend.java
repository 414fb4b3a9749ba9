package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.TokenSink;

/** A source of text: one contract for a model in this process, one behind an API, and the last resort. */
public interface TextBackend extends ModelStatusSource {
    /**
     * Makes one attempt at the answer to {@code request}. Blocks the calling thread until the answer is complete, and
     * calls {@code sink} on that thread only. Many threads may call at once.
     *
     * @param sink takes each piece of text as it comes; an exception of it ends the generation
     * @param cancellation asked at least once a token; holds the request's deadline
     * @return the whole answer with its figures
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer; its code says why
     * @throws TransientFailure when there is no answer, but another attempt may bring one
     */
    Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation);

    /** The names of the models that a request may ask of it; none for a backend without a model. */
    List<String> models();

    /** What prompt and answer must fit into, where that is known now; {@link #generate} refuses what does not. */
    default Optional<ContextWindow> window() {
        return Optional.empty();
    }
}
