package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.observe.ModelCalls;

/** Opens targets and puts the decorators around their backends: metering around tracing. */
@ApplicationScoped
public class BackendFactory {
    private final List<TargetKind> kinds;
    private final ModelCalls calls;

    @Inject
    BackendFactory(@Any Instance<TargetKind> kinds, ModelCalls calls) {
        this(kinds.stream().toList(), calls);
    }

    BackendFactory(List<TargetKind> kinds, ModelCalls calls) {
        this.kinds = List.copyOf(kinds);
        this.calls = calls;
    }

    /**
     * Opens a target without starting anything.
     *
     * @throws org.scribes.textgen.config.ConfigurationException if what its configuration names is not as it should be
     */
    OpenTarget open(CatalogueTarget target) {
        return kinds.stream()
                .flatMap(kind -> kind.open(target).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing opens " + target.getClass()));
    }

    /** {@code backend}, which answers for {@code target}, with all its decorators. */
    TextBackend decorated(CatalogueTarget target, TextBackend backend) {
        return new MeteredBackend(traced(calls, target, backend), System::nanoTime);
    }

    /** {@code backend} with a span for each attempt. */
    static TextBackend traced(ModelCalls calls, CatalogueTarget target, TextBackend backend) {
        Optional<URI> server = target instanceof UpstreamTarget upstream
                ? Optional.of(upstream.hub().url())
                : Optional.empty();
        return new TracedBackend(backend, calls, provider(target), server);
    }

    /** The conventions name companies. A server of unknown origin and the engine in this process need names of our own. */
    private static String provider(CatalogueTarget target) {
        if (target instanceof UpstreamTarget upstream) {
            HubConfig hub = upstream.hub();
            String custom = hub.protocol() == HubProtocol.TGI ? "tgi" : "openai_compatible";
            return hub.needsKey() ? "hugging_face" : custom;
        }
        return target instanceof LocalTarget ? "scribes.local" : "scribes.extractive";
    }
}
