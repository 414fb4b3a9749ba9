package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;

/**
 * The backends that one request may be answered by. The last resort, which has no model, stands in for a model that
 * fails, not for one that was never there: while no model is ready, what the caller should hear is why. Nor does it stand
 * in for one that is busy, since that passes.
 */
final class BackendChain {
    /** Compared by place: they are proxies, whose equality says nothing. */
    private final List<TextBackend> backends;

    private BackendChain(List<TextBackend> backends) {
        this.backends = backends;
    }

    /**
     * The part of {@code all} that can answer.
     *
     * @param model the only model that may, if one was named
     * @throws GenerationException INVALID_PARAMETER when no backend has the model that was named
     */
    static BackendChain of(List<TextBackend> all, Optional<String> model) {
        model.ifPresent(name -> requireKnown(name, all));
        boolean modelReady = all.stream()
                .anyMatch(backend ->
                        !isLastResort(backend) && backend.modelStatus().ready());
        boolean lastResort = modelReady || isLastResort(all.get(0));
        List<TextBackend> able = all.stream()
                .filter(backend -> isLastResort(backend)
                        ? lastResort
                        : model.map(backend.models()::contains).orElse(true))
                .toList();
        return new BackendChain(able);
    }

    private static void requireKnown(String name, List<TextBackend> all) {
        List<String> known = all.stream()
                .flatMap(backend -> backend.models().stream())
                .distinct()
                .toList();
        if (!known.contains(name)) {
            throw GenerationException.invalidParameter(
                    "model",
                    known.isEmpty()
                            ? "cannot be given: no model answers here"
                            : "must be " + String.join(", or ", known));
        }
    }

    /** The backend at {@code place}, from 0. */
    TextBackend at(int place) {
        return backends.get(place);
    }

    /** Whether another one that is ready stands behind {@code place}. */
    boolean standby(int place) {
        return backends.stream()
                .skip(place + 1L)
                .anyMatch(backend -> backend.modelStatus().ready());
    }

    /** The place of the one that is asked when that at {@code place} failed. */
    OptionalInt after(int place, GenerationException failure) {
        return IntStream.range(place + 1, backends.size())
                .filter(other -> !(isLastResort(at(other)) && failure.code() == ErrorCode.OVERLOADED))
                .findFirst();
    }

    /** The first one's, or that of the first that is ready. */
    ModelStatus status() {
        return foremost().modelStatus();
    }

    /** The first that is ready, else the first. */
    TextBackend foremost() {
        return backends.stream()
                .filter(backend -> backend.modelStatus().ready())
                .findFirst()
                .orElseGet(() -> at(0));
    }

    private static boolean isLastResort(TextBackend backend) {
        return backend.modelStatus().mode() == Mode.EXTRACTIVE;
    }
}
