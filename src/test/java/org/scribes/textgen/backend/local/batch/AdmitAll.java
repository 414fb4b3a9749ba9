package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;

/** Refuses nothing. */
final class AdmitAll<T> implements AdmissionQueue.Policy<T> {
    @Override
    public Optional<GenerationException> refusal(T item, List<T> before) {
        return Optional.empty();
    }

    @Override
    public Map<T, GenerationException> late(List<T> waiting) {
        return Map.of();
    }
}
