package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.observe.ExpectedModel;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/** Tells the metrics at the start who may answer, and who may stand in for whom, so that all of it is there at zero. */
@ApplicationScoped
public class ExpectedSeries {
    private final GenerationMetrics metrics;
    /** What each backend's requests may come to. */
    private final Map<Mode, Set<Outcome>> outcomes = new ConcurrentHashMap<>();

    @Inject
    public ExpectedSeries(GenerationMetrics metrics) {
        this.metrics = metrics;
    }

    void start(
            @Observes Startup event,
            @Any Instance<TextBackend> backends,
            BackendsConfig config,
            HubConfig hub,
            BackendRouter router) {
        if (!hub.streaming()) {
            metrics.answersWhole(Mode.API);
        }
        expect(config.order().stream()
                .flatMap(mode -> backends.stream()
                        .filter(backend -> backend.modelStatus().mode() == mode)
                        .limit(1))
                .toList());
        metrics.show(Gauge.MODEL_READY, () -> router.modelStatus().ready() ? 1 : 0);
    }

    /** @param chain in the order in which they are asked */
    void expect(List<TextBackend> chain) {
        for (int place = 0; place < chain.size(); place++) {
            TextBackend backend = chain.get(place);
            Mode mode = backend.modelStatus().mode();
            outcomes.put(mode, outcomes(mode, place));
            models(backend).forEach(model -> expectAlso(mode, model));
            for (TextBackend next : chain.subList(place + 1, chain.size())) {
                Mode to = next.modelStatus().mode();
                metrics.expectFailover(mode, to, reasons(mode, to, place));
            }
        }
    }

    /** The backend of {@code mode} has this model too, or has another name for its model; nothing where it is not asked. */
    public void expectAlso(Mode mode, String model) {
        metrics.expectModel(new ExpectedModel(model, mode, outcomes.getOrDefault(mode, Set.of())));
    }

    private static Set<String> models(TextBackend backend) {
        Set<String> models = new LinkedHashSet<>(backend.models());
        models.add(backend.modelStatus().name());
        return models;
    }

    /** The first never stands in; the last resort does nothing else, unless it is the first; others may be asked for by name. */
    private static Set<Outcome> outcomes(Mode mode, int place) {
        if (place == 0) {
            return EnumSet.of(Outcome.OK, Outcome.ERROR);
        }
        return mode == Mode.EXTRACTIVE
                ? EnumSet.of(Outcome.DEGRADED)
                : EnumSet.of(Outcome.OK, Outcome.DEGRADED, Outcome.ERROR);
    }

    /** What {@code from} may fail with that lets {@code to} be asked. */
    private static Set<ErrorCode> reasons(Mode from, Mode to, int place) {
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
        if (to == Mode.EXTRACTIVE) {
            reasons.remove(ErrorCode.OVERLOADED); // which passes
        }
        if (place > 0) {
            // What the caller asked for was meant for another: its window and its rules are not these
            reasons.addAll(EnumSet.of(ErrorCode.PROMPT_TOO_LONG, ErrorCode.EMPTY_PROMPT, ErrorCode.INVALID_PARAMETER));
        }
        return reasons;
    }
}
