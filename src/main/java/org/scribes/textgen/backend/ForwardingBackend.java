package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelTokenizer;

/** A decorator of a backend: what it does not override, the backend answers. */
abstract class ForwardingBackend implements TextBackend {
    private final TextBackend backend;

    ForwardingBackend(TextBackend backend) {
        this.backend = backend;
    }

    /** The decorated backend. */
    final TextBackend backend() {
        return backend;
    }

    @Override
    public String target() {
        return backend.target();
    }

    @Override
    public boolean isBusy(GenerationRequest request) {
        return backend.isBusy(request);
    }

    @Override
    public List<String> models() {
        return backend.models();
    }

    @Override
    public Optional<ContextWindow> window() {
        return backend.window();
    }

    @Override
    public Optional<ModelTokenizer> tokenizer() {
        return backend.tokenizer();
    }

    @Override
    public ModelStatus modelStatus() {
        return backend.modelStatus();
    }
}
