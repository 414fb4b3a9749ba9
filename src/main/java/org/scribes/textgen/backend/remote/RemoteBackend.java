package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.backend.remote.pool.TargetGate;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
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
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.EventLog;

/** Answers by a server behind an API. */
final class RemoteBackend implements TextBackend {
    private static final EventLog LOG = EventLog.of(RemoteBackend.class);
    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(2);
    private static final String NO_KEY =
            "API mode has no key for " + HubConfig.PUBLIC_ROUTER.getHost() + ": set HF_API_KEY, or HF_USE_API=false";

    private final UpstreamTarget target;
    private final Optional<TokenCounter> counter;
    private final TargetLimits limits;
    private final PooledCalls pool;
    private final UpstreamCallFactory calls;
    private final HubConfig hub;
    private final AssistantConfig assistant;
    private final RemoteModel model;
    private final RemoteWindow window;
    private final List<String> allowed;
    private final ModelAdaptations dialects = new ModelAdaptations();

    /**
     * @param counter counts tokens that the server does not report
     * @param allowed the names that a request may give beside the model's
     */
    RemoteBackend(
            UpstreamTarget target,
            Optional<TokenCounter> counter,
            TargetLimits limits,
            PooledCalls pool,
            RemoteModel model,
            RemoteWindow window,
            List<String> allowed) {
        this.target = target;
        this.counter = counter;
        this.limits = limits;
        this.pool = pool;
        this.hub = target.hub();
        this.assistant = target.assistant();
        this.calls = new UpstreamCallFactory(hub, target.model(), assistant);
        this.model = model;
        this.window = window;
        this.allowed = allowed;
    }

    /** Warns of what is wrong with the key. */
    void start() {
        if (target.lacksKey()) {
            LOG.warn("api_key_missing", field("target", target()), field("cause", NO_KEY));
        }
        if (new RemoteEndpoint(target).exposesKey()) {
            LOG.warn(
                    "api_key_unencrypted",
                    field("target", target()),
                    field("use", "an https address in textgen.hub.url"));
        }
    }

    @Override
    public String target() {
        return target.name();
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (target.lacksKey()) {
            throw new GenerationException(ErrorCode.UPSTREAM_AUTH, NO_KEY);
        }
        // an estimate refuses nothing that the configuration does not: the server knows better
        window().filter(known -> known.exact() || assistant.contextWindow().isPresent())
                .ifPresent(known -> known.requireRoom(known.countPrompt(request), known.answerRoom(request)));
        HeardSink heard = new HeardSink(sink);
        try (TargetGate.Permit permit = limits.pass(expectedTokens(request), cancellation)) {
            return settled(permit, request, heard, cancellation);
        } catch (BulkheadException full) {
            throw new TransientFailure(
                    "full",
                    GenerationException.retryable(
                            ErrorCode.OVERLOADED,
                            "all %d connections to the provider are in use; try again shortly"
                                    .formatted(hub.maxConnections()),
                            RETRY_WHEN_FULL));
        }
    }

    /** A call without any text counts for no tokens. */
    private Completion settled(
            TargetGate.Permit permit, GenerationRequest request, HeardSink sink, Cancellation cancellation) {
        try {
            Completion completion = answer(request, sink, cancellation);
            permit.used(completion.usage().input() + completion.usage().generated());
            return completion;
        } catch (RuntimeException failure) {
            if (!sink.heard()) {
                permit.used(0);
            }
            throw failure;
        }
    }

    @Override
    public boolean isBusy(GenerationRequest request) {
        return limits.isFull(expectedTokens(request));
    }

    private int expectedTokens(GenerationRequest request) {
        return TokenEstimate.of(request)
                + OutputLimit.of(request.options(), assistant).tokens();
    }

    /** Asks; and at once again, in other words, where the server does not take the call as it is but may take those. */
    private Completion answer(GenerationRequest request, HeardSink sink, Cancellation cancellation) {
        String name = request.model().orElseGet(() -> model.named().name());
        Set<Adaptation> adaptations = dialects.of(name);
        UpstreamCall call = calls.make(request, name, adaptations);
        while (true) {
            try {
                Completion completion = pool.make(call, sink, cancellation);
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
        OptionalInt tokens = contextWindow();
        return tokens.isPresent()
                ? Optional.of(new RemoteContextWindow(tokens.getAsInt(), counter, assistant))
                : Optional.empty();
    }

    /** The configured window, else what the server says. */
    private OptionalInt contextWindow() {
        return assistant.contextWindow().isPresent() ? assistant.contextWindow() : window.tokens();
    }

    @Override
    public ModelStatus modelStatus() {
        Named named = model.named();
        return new ModelStatus(
                named.name(),
                Mode.API,
                target.lacksKey() ? new LoadState.Failed(NO_KEY) : new LoadState.Ready(),
                Optional.empty(),
                Optional.empty(),
                assistant.maxOutputTokens(),
                contextWindow(),
                OptionalDouble.of(calls.defaultTemperature()),
                Optional.of(named),
                Optional.empty(),
                Optional.empty());
    }
}
