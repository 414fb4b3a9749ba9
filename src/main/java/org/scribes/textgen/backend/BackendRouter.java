package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.ModelTokenizer;

/** Knows the configured backends in failover order, and which of them may answer a request. */
@ApplicationScoped
public class BackendRouter implements ModelStatusSource {
    private final List<TextBackend> backends;

    @Inject
    BackendRouter(@Any Instance<TextBackend> backends, BackendsConfig config, BackendFactory factory) {
        this(config.order().stream()
                .map(mode -> factory.decorated(ofMode(mode, backends)))
                .toList());
    }

    /** @param backends in failover order */
    public BackendRouter(List<TextBackend> backends) {
        this.backends = List.copyOf(backends);
    }

    /** All configured backends, in failover order. */
    List<TextBackend> backends() {
        return backends;
    }

    /**
     * The backends that may answer a request.
     *
     * @param model the only model that may answer, if the request names one
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER when no backend has that model
     */
    public BackendChain chain(Optional<String> model) {
        return BackendChain.of(backends, model);
    }

    /** The state of the model that would answer now. */
    @Override
    public ModelStatus modelStatus() {
        return modelStatus(Optional.empty());
    }

    /**
     * The state of the model that would answer a request now.
     *
     * @param model the only model that may answer, if the request names one
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER when no backend has that model
     */
    public ModelStatus modelStatus(Optional<String> model) {
        return chain(model).status();
    }

    /** The models that a request may name, in failover order of their backends. */
    public List<String> models() {
        return backends.stream()
                .flatMap(backend -> backend.models().stream())
                .distinct()
                .toList();
    }

    /** Whether a request may name {@code model}. */
    public boolean knows(String model) {
        return backends.stream().anyMatch(backend -> backend.models().contains(model));
    }

    /**
     * The context window of the backend that would answer a request now, if it is known.
     *
     * @param model the only model that may answer, if the request names one
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER when no backend has that model
     */
    public Optional<ContextWindow> window(Optional<String> model) {
        return chain(model).foremost().window();
    }

    /**
     * The tokenizer of the backend that is asked first.
     *
     * @param model the only model that may answer, if the request names one
     * @throws GenerationException INVALID_PARAMETER when no backend has that model, or its tokenizer is not known here;
     *     MODEL_LOADING or MODEL_UNAVAILABLE when it is not ready
     */
    public ModelTokenizer tokenizer(Optional<String> model) {
        return chain(model)
                .at(0)
                .tokenizer()
                .orElseThrow(() -> GenerationException.invalidParameter(
                        "model", "has no tokenizer here: only the model in this process shows its tokens"));
    }

    private static TextBackend ofMode(Mode mode, Instance<TextBackend> backends) {
        return backends.stream()
                .filter(backend -> backend.modelStatus().mode() == mode)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no backend for " + mode));
    }
}
