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
 * The backends that may answer one request, in failover order. The extractive fallback stands in for a model that fails,
 * not for one that was never ready: while no model is ready, the client gets the reason. It does not stand in for a busy
 * model either, since a retry helps there.
 */
public final class BackendChain {
    /** Compared by index: CDI proxies have no useful equality. */
    private final List<TextBackend> backends;

    private BackendChain(List<TextBackend> backends) {
        this.backends = backends;
    }

    /**
     * The backends among {@code all} that can answer.
     *
     * @param model the only model that may answer, if the request names one
     * @throws GenerationException INVALID_PARAMETER when no backend has that model
     */
    static BackendChain of(List<TextBackend> all, Optional<String> model) {
        model.ifPresent(name -> requireKnown(name, all));
        boolean modelReady = all.stream()
                .anyMatch(
                        backend -> !isFallback(backend) && backend.modelStatus().ready());
        boolean mayFallBack = modelReady || isFallback(all.get(0));
        List<TextBackend> able = all.stream()
                .filter(backend -> isFallback(backend)
                        ? mayFallBack
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

    /** The backend at {@code index}, from 0. */
    public TextBackend at(int index) {
        return backends.get(index);
    }

    /** How many backends may answer. */
    int size() {
        return backends.size();
    }

    /** Whether a backend behind {@code index} is ready. */
    public boolean hasStandby(int index) {
        return backends.stream()
                .skip(index + 1L)
                .anyMatch(backend -> backend.modelStatus().ready());
    }

    /** The index of the backend that answers when the one at {@code index} has failed. */
    public OptionalInt after(int index, GenerationException failure) {
        return IntStream.range(index + 1, backends.size())
                .filter(other -> !(isFallback(at(other)) && failure.code() == ErrorCode.OVERLOADED))
                .findFirst();
    }

    /** The state of the first backend that is ready, or of the first if none is. */
    ModelStatus status() {
        return foremost().modelStatus();
    }

    /** The first backend that is ready, or the first if none is. */
    public TextBackend foremost() {
        return backends.stream()
                .filter(backend -> backend.modelStatus().ready())
                .findFirst()
                .orElseGet(() -> at(0));
    }

    private static boolean isFallback(TextBackend backend) {
        return backend.modelStatus().mode() == Mode.EXTRACTIVE;
    }
}
