package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.observe.ModelCalls;

/** Puts the decorators around each backend: metering around tracing. */
@ApplicationScoped
public class BackendFactory {
    private final ModelCalls calls;
    private final HubConfig hub;

    @Inject
    BackendFactory(ModelCalls calls, HubConfig hub) {
        this.calls = calls;
        this.hub = hub;
    }

    /** {@code backend} with all its decorators. */
    TextBackend decorated(TextBackend backend) {
        return new MeteredBackend(traced(backend), System::nanoTime);
    }

    /** {@code backend} with a span for each attempt. */
    TextBackend traced(TextBackend backend) {
        Mode mode = backend.modelStatus().mode();
        Optional<URI> server = mode == Mode.API ? Optional.of(hub.url()) : Optional.empty();
        return new TracedBackend(backend, calls, provider(mode), server);
    }

    /** The conventions name companies. A server of unknown origin and the engine in this process need names of our own. */
    private String provider(Mode mode) {
        return switch (mode) {
            case LOCAL -> "scribes.local";
            case EXTRACTIVE -> "scribes.extractive";
            case API -> {
                String custom = hub.protocol() == HubProtocol.TGI ? "tgi" : "openai_compatible";
                yield hub.needsKey() ? "hugging_face" : custom;
            }
        };
    }
}
