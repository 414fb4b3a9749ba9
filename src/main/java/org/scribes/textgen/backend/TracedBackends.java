package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.ModelCall;
import org.scribes.textgen.observe.ModelCalls;

/** Has every attempt of a backend told to OpenTelemetry. */
@ApplicationScoped
public class TracedBackends {
    private final ModelCalls calls;
    private final HubConfig hub;

    @Inject
    TracedBackends(ModelCalls calls, HubConfig hub) {
        this.calls = calls;
        this.hub = hub;
    }

    /** The same backend, whose attempts are told. */
    TextBackend traced(TextBackend backend) {
        Mode mode = backend.modelStatus().mode();
        Optional<URI> server = mode == Mode.API ? Optional.of(hub.url()) : Optional.empty();
        return new TracedBackend(backend, calls, mode, provider(mode), server);
    }

    /** The conventions have no names for these; one of their own would say that it is that company who answers. */
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

    private record TracedBackend(
            TextBackend backend, ModelCalls calls, Mode mode, String provider, Optional<URI> server)
            implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            String model = request.model()
                    .filter(named ->
                            mode != Mode.EXTRACTIVE) // which has none: the name is that of whom it stands in for
                    .orElseGet(() -> backend.modelStatus().name());
            return calls.traced(
                    new ModelCall(mode, provider, model, request.options(), server),
                    () -> backend.generate(request, sink, cancellation));
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
        public ModelStatus modelStatus() {
            return backend.modelStatus();
        }
    }
}
