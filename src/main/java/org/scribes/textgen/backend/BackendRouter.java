package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.ServiceStarting;

/** Holds the open targets of the current catalogue, and those of earlier ones while requests still use them. */
@ApplicationScoped
public class BackendRouter implements ModelStatusSource {
    private final Optional<BackendFactory> factory;
    private final Map<OpenCatalogue, Integer> users = new HashMap<>();
    private OpenCatalogue open;

    @Inject
    BackendRouter(Catalogue catalogue, BackendFactory factory) {
        this.factory = Optional.of(factory);
        this.open = OpenCatalogue.of(catalogue, Map.of(), factory);
    }

    /**
     * A router without a catalogue.
     *
     * @param backends in failover order
     */
    public BackendRouter(List<TextBackend> backends) {
        this.factory = Optional.empty();
        this.open = new OpenCatalogue(new ServedModels(new Catalogue(List.of(), List.of()), backends), Map.of());
    }

    void start(@Observes ServiceStarting event, ExpectedSeries series) {
        series.expect(current());
        now().targets().values().forEach(OpenTarget::start);
    }

    private synchronized OpenCatalogue now() {
        return open;
    }

    /** What answers now. A request uses {@link #enter()} instead, since it takes time. */
    public ServedModels current() {
        return now().models();
    }

    /** What answers a request that begins now, open until it is closed. */
    public synchronized Entry enter() {
        users.merge(open, 1, Integer::sum);
        return new Entry(open);
    }

    /** The use of a catalogue by one request. */
    public final class Entry implements AutoCloseable {
        private final OpenCatalogue used;

        private Entry(OpenCatalogue used) {
            this.used = used;
        }

        /** What answers the request. */
        public ServedModels models() {
            return used.models();
        }

        @Override
        public void close() {
            leave(used);
        }
    }

    private void leave(OpenCatalogue used) {
        List<OpenTarget> unused;
        synchronized (this) {
            boolean last = users.merge(used, -1, Integer::sum) == 0;
            if (last) {
                users.remove(used);
            }
            unused = last && !used.equals(open) ? unused(used) : List.of();
        }
        unused.forEach(OpenTarget::close);
    }

    /** The targets of an old catalogue that neither the present one nor one in use has. */
    private List<OpenTarget> unused(OpenCatalogue old) {
        return old.targets().values().stream()
                .filter(target -> !open.targets().containsValue(target)
                        && users.keySet().stream()
                                .noneMatch(other -> other.targets().containsValue(target)))
                .toList();
    }

    /**
     * Replaces the catalogue for requests that begin from now on. Targets that it does not have any more are closed after
     * the last request that may use them.
     *
     * @throws org.scribes.textgen.config.ConfigurationException if a new target cannot be opened; the old catalogue stays
     */
    void replace(Catalogue catalogue, ExpectedSeries series) {
        OpenCatalogue before = now();
        OpenCatalogue next = OpenCatalogue.of(
                catalogue, before.targets(), factory.orElseThrow(() -> new IllegalStateException("no factory")));
        series.expect(next.models());
        next.targets().forEach((target, opened) -> {
            if (!before.targets().containsKey(target)) {
                opened.start();
            }
        });
        List<OpenTarget> unused;
        synchronized (this) {
            open = next;
            unused = users.containsKey(before) ? List.of() : unused(before);
        }
        unused.forEach(OpenTarget::close);
    }

    /** The state of the model that would answer a request that names none. */
    @Override
    public ModelStatus modelStatus() {
        return current().modelStatus(Optional.empty());
    }
}
