package org.scribes.textgen.slo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.usage.FeedbackStore;
import org.scribes.textgen.usage.FeedbackStore.Tally;

/**
 * Keeps count of how far this instance keeps its promises. The figures are its own and begin with its process; what people
 * say of answers is as {@link FeedbackStore} has it.
 */
@ApplicationScoped
public class ServiceLevels {
    private final int maxOutputTokens;
    private final Function<Instant, Optional<Tally>> judgements;
    private final InstantSource clock;
    private final Instant since;
    private final SliHistory history;

    @Inject
    ServiceLevels(AssistantConfig assistant, FeedbackStore feedback) {
        this(assistant.maxOutputTokens(), feedback::since, System::nanoTime, InstantSource.system());
    }

    /**
     * Begins to count.
     *
     * @param maxOutputTokens that an answer may have
     * @param judgements what was said since a moment; nothing where that cannot be read now
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public ServiceLevels(
            int maxOutputTokens,
            Function<Instant, Optional<Tally>> judgements,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.maxOutputTokens = maxOutputTokens;
        this.judgements = judgements;
        this.clock = clock;
        this.since = clock.instant();
        this.history = new SliHistory(nanoTime);
    }

    /** Counts a request that is over. Takes about half a microsecond, and waits for nobody who waits. */
    public void finished(FinishedRequest request) {
        history.add(SliObservation.of(request, maxOutputTokens));
    }

    /** Counts a look at whether the service could answer. */
    void sampled(boolean ready) {
        history.add(SliObservation.sample(ready));
    }

    /** Works out whether the promises hold. Asks for judgements, and so may wait for a moment. */
    public SloReport report() {
        Instant now = clock.instant();
        Map<Window, SliCounts> figures = new EnumMap<>(Window.class);
        Map<Window, Tally> judged = new EnumMap<>(Window.class);
        Map<Window, Map<Verdict, Long>> quotations = new EnumMap<>(Window.class);
        boolean read = true;
        for (Window window : Window.values()) {
            SliCounts its = history.over(window);
            figures.put(window, its);
            quotations.put(window, quotations(its));
            Instant from = window.moves() ? now.minus(window.length()) : since;
            Optional<Tally> said = read ? judgements.apply(from) : Optional.empty();
            read = said.isPresent();
            judged.put(window, said.orElse(Tally.NONE));
        }
        return new SloReport(now, since, read, ServiceLevelObjectives.kept(figures, judged), quotations);
    }

    private static Map<Verdict, Long> quotations(SliCounts figures) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            SliCount.of(verdict).ifPresent(counted -> counts.put(verdict, figures.count(counted)));
        }
        return counts;
    }
}
