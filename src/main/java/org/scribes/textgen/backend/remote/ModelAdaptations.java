package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.scribes.textgen.observe.EventLog;

/**
 * Remembers the adaptations that each model needs, for the life of the process. They are per model, because chat
 * templates and accepted fields differ between the models of a router.
 */
final class ModelAdaptations {
    private static final EventLog LOG = EventLog.of(ModelAdaptations.class);

    private final Map<String, Set<Adaptation>> known = new ConcurrentHashMap<>();

    Set<Adaptation> of(String model) {
        return known.getOrDefault(model, Set.of());
    }

    /** Records that {@code model} answered with these adaptations. */
    void answered(String model, Set<Adaptation> adaptations) {
        if (of(model).containsAll(adaptations)) {
            return;
        }
        known.merge(model, adaptations, ModelAdaptations::union);
        for (Adaptation adaptation : adaptations) {
            LOG.info("upstream_adapted", field("model", model), field("adaptation", adaptation));
        }
    }

    static Set<Adaptation> union(Set<Adaptation> one, Set<Adaptation> other) {
        Set<Adaptation> both = EnumSet.noneOf(Adaptation.class);
        both.addAll(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
