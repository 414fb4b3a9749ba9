package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.TokenSink;

/** Picks the backend that answers. For now there is one. */
@ApplicationScoped
public class BackendRouter implements ModelStatusSource {
    private final TextBackend backend;

    @Inject
    BackendRouter(TextBackend backend) {
        this.backend = backend;
    }

    /** As {@link TextBackend#generate}, by the backend in charge. */
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        return backend.generate(request, sink, cancellation);
    }

    @Override
    public ModelStatus modelStatus() {
        return backend.modelStatus();
    }
}
