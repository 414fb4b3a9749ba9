package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.ModelsConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatus.Named;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.EventLog;

/** Answers by the server behind the API. */
@ApplicationScoped
@Typed({RemoteBackend.class, TextBackend.class})
public class RemoteBackend implements TextBackend {
    private static final EventLog LOG = EventLog.of(RemoteBackend.class);
    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(2);
    private static final String NO_KEY =
            "API mode has no key for " + HubConfig.PUBLIC_ROUTER.getHost() + ": set HF_API_KEY, or HF_USE_API=false";

    private final RemoteAttempt attempt;
    private final UpstreamCallFactory calls;
    private final HubConfig hub;
    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;
    private final BackendsConfig backends;
    private final RemoteModel model;
    private final List<String> allowed;
    private final ModelAdaptations dialects = new ModelAdaptations();

    @Inject
    RemoteBackend(
            RemoteAttempt attempt,
            HubConfig hub,
            HuggingFaceConfig huggingFace,
            AssistantConfig assistant,
            ModelsConfig models,
            RemoteModel model,
            BackendsConfig backends) {
        this.attempt = attempt;
        this.calls = new UpstreamCallFactory(hub, huggingFace, assistant);
        this.hub = hub;
        this.huggingFace = huggingFace;
        this.assistant = assistant;
        this.backends = backends;
        this.model = model;
        this.allowed = models.allowed();
    }

    void start(@Observes ServiceStarting event) {
        if (!backends.has(Mode.API)) {
            return;
        }
        attempt.open();
        if (lacksKey()) {
            LOG.warn("api_key_missing", field("cause", NO_KEY));
        }
        if (new RemoteEndpoint(hub, huggingFace).exposesKey()) {
            LOG.warn("api_key_unencrypted", field("use", "an https address in textgen.hub.url"));
        }
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (lacksKey()) {
            throw new GenerationException(ErrorCode.UPSTREAM_AUTH, NO_KEY);
        }
        window().ifPresent(known -> known.requireRoom(known.countPrompt(request), known.answerRoom(request)));
        try {
            return answer(request, sink, cancellation);
        } catch (BulkheadException full) {
            throw new TransientFailure(
                    "full",
                    GenerationException.retryable(
                            ErrorCode.OVERLOADED,
                            "all %d connections to the provider are in use; try again shortly"
                                    .formatted(hub.maxConnections()),
                            RETRY_WHEN_FULL));
        } catch (CircuitBreakerOpenException open) {
            throw GenerationException.retryable(
                    ErrorCode.UPSTREAM_ERROR,
                    "the provider failed too often; it is asked again shortly",
                    hub.breakerDelay());
        } catch (TimeoutException late) {
            Thread.interrupted(); // it was meant for the attempt, not for what comes after it
            cancellation.throwIfCancelled();
            throw UpstreamErrors.onTheWay(
                    "timeout",
                    "the provider's answer took longer than %d seconds"
                            .formatted(hub.attemptTimeout().toSeconds()));
        }
    }

    /** Asks; and at once again, in other words, where the server does not take the call as it is but may take those. */
    private Completion answer(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        String name = request.model().orElseGet(() -> model.named().name());
        Set<Adaptation> adaptations = dialects.of(name);
        UpstreamCall call = calls.make(request, name, adaptations);
        while (true) {
            try {
                Completion completion = attempt.make(call, sink, cancellation);
                dialects.answered(name, adaptations);
                return completion;
            } catch (RefusedCall refused) {
                adaptations = ModelAdaptations.union(adaptations, refused.asked());
                UpstreamCall other = calls.make(request, name, adaptations);
                if (other.body().equals(call.body())) {
                    throw refused.usual();
                }
                call = other;
            }
        }
    }

    @Override
    public List<String> models() {
        List<String> known = new ArrayList<>(allowed);
        String name = model.named().name();
        known.remove(name);
        known.add(0, name);
        return List.copyOf(known);
    }

    @Override
    public Optional<ContextWindow> window() {
        return assistant.contextWindow().isPresent()
                ? Optional.of(
                        new RemoteContextWindow(assistant.contextWindow().getAsInt(), attempt.counter(), assistant))
                : Optional.empty();
    }

    @Override
    public ModelStatus modelStatus() {
        Named named = model.named();
        return new ModelStatus(
                named.name(),
                Mode.API,
                lacksKey() ? new LoadState.Failed(NO_KEY) : new LoadState.Ready(),
                Optional.empty(),
                Optional.empty(),
                assistant.maxOutputTokens(),
                assistant.contextWindow(),
                OptionalDouble.of(calls.defaultTemperature()),
                Optional.of(named),
                Optional.empty(),
                Optional.empty());
    }

    private boolean lacksKey() {
        return hub.needsKey() && huggingFace.apiKey().isEmpty();
    }
}
