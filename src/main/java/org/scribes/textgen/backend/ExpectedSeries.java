package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.observe.ExpectedModel;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/** Registers the time series of all backends, models and failovers at startup, so that each exists with the value zero. */
@ApplicationScoped
public class ExpectedSeries {
    private final GenerationMetrics metrics;
    /** The possible outcomes of each target. */
    private final Map<String, Set<Outcome>> outcomes = new ConcurrentHashMap<>();

    @Inject
    public ExpectedSeries(GenerationMetrics metrics) {
        this.metrics = metrics;
    }

    void start(@Observes ServiceStarting event, BackendRouter router) {
        metrics.show(Gauge.MODEL_READY, () -> router.modelStatus().ready() ? 1 : 0);
    }

    /** Registers the series of all models of a catalogue. */
    void expect(ServedModels models) {
        List<UpstreamTarget> upstreams = models.catalogue().targets().stream()
                .filter(UpstreamTarget.class::isInstance)
                .map(UpstreamTarget.class::cast)
                .toList();
        if (!upstreams.isEmpty()
                && upstreams.stream().noneMatch(target -> target.hub().streaming())) {
            metrics.answersWhole(Mode.API);
        }
        models.orders().forEach(this::expect);
        models.variants().forEach(metrics::expectVariant);
    }

    /** @param chain the targets of a model in failover order */
    void expect(List<TextBackend> chain) {
        for (int index = 0; index < chain.size(); index++) {
            TextBackend backend = chain.get(index);
            Mode mode = backend.modelStatus().mode();
            outcomes.merge(backend.target(), outcomes(mode, index), ExpectedSeries::both);
            models(backend).forEach(model -> expectAlso(backend.target(), mode, model));
            for (TextBackend next : chain.subList(index + 1, chain.size())) {
                Mode to = next.modelStatus().mode();
                metrics.expectFailover(backend.target(), next.target(), reasons(mode, to, index));
            }
        }
    }

    private static Set<Outcome> both(Set<Outcome> one, Set<Outcome> other) {
        Set<Outcome> both = EnumSet.copyOf(one);
        both.addAll(other);
        return both;
    }

    /** Registers another model, or another model name, of {@code target}. */
    public void expectAlso(String target, Mode mode, String model) {
        metrics.expectModel(new ExpectedModel(model, mode, outcomes.getOrDefault(target, Set.of())));
    }

    private static Set<String> models(TextBackend backend) {
        Set<String> models = new LinkedHashSet<>(backend.models());
        models.add(backend.modelStatus().name());
        return models;
    }

    /**
     * The first backend never follows a failover. The extractive fallback, unless first, only follows one. A request may
     * name any other.
     */
    private static Set<Outcome> outcomes(Mode mode, int index) {
        if (index == 0) {
            return EnumSet.of(Outcome.OK, Outcome.ERROR);
        }
        return mode == Mode.EXTRACTIVE
                ? EnumSet.of(Outcome.DEGRADED)
                : EnumSet.of(Outcome.OK, Outcome.DEGRADED, Outcome.ERROR);
    }

    /** The error codes of {@code from} that lead to a failover to {@code to}. */
    private static Set<ErrorCode> reasons(Mode from, Mode to, int index) {
        Set<ErrorCode> reasons = EnumSet.of(ErrorCode.INVALID_OUTPUT, ErrorCode.GENERATION_FAILED);
        switch (from) {
            case API ->
                reasons.addAll(EnumSet.of(
                        ErrorCode.UPSTREAM_ERROR,
                        ErrorCode.UPSTREAM_AUTH,
                        ErrorCode.UPSTREAM_QUOTA,
                        ErrorCode.UPSTREAM_MODEL,
                        ErrorCode.MODEL_LOADING,
                        ErrorCode.OVERLOADED));
            case LOCAL ->
                reasons.addAll(EnumSet.of(
                        ErrorCode.OUT_OF_MEMORY,
                        ErrorCode.MODEL_UNAVAILABLE,
                        ErrorCode.MODEL_LOADING,
                        ErrorCode.OVERLOADED));
            case EXTRACTIVE -> {}
        }
        if (to == Mode.EXTRACTIVE) { // a retry helps against overload
            reasons.remove(ErrorCode.OVERLOADED);
        }
        if (index > 0) {
            // another backend has another context window and other rules
            reasons.addAll(EnumSet.of(ErrorCode.PROMPT_TOO_LONG, ErrorCode.EMPTY_PROMPT, ErrorCode.INVALID_PARAMETER));
        }
        return reasons;
    }
}
