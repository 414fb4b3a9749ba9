package org.scribes.textgen.backend;

import java.net.URI;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.ModelCall;
import org.scribes.textgen.observe.ModelCalls;

/** Reports each attempt to OpenTelemetry as a span of the conventions for generative AI. */
final class TracedBackend extends ForwardingBackend {
    private final ModelCalls calls;
    private final String provider;
    private final Optional<URI> server;

    /**
     * A traced backend.
     *
     * @param provider the span's {@code gen_ai.provider.name}
     * @param server the server that is called, if the model runs in another process
     */
    TracedBackend(TextBackend backend, ModelCalls calls, String provider, Optional<URI> server) {
        super(backend);
        this.calls = calls;
        this.provider = provider;
        this.server = server;
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        Mode mode = modelStatus().mode();
        return calls.traced(
                new ModelCall(mode, provider, modelFor(request), request.options(), server),
                () -> backend().generate(request, sink, cancellation));
    }
}
