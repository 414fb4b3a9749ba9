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
 * Measures the service level objectives of this instance since its process started. Ratings come from the {@link
 * FeedbackStore}.
 */
@ApplicationScoped
public class ServiceLevels {
    private final int maxOutputTokens;
    private final Function<Instant, Optional<Tally>> feedback;
    private final InstantSource clock;
    private final Instant since;
    private final SliHistory history;

    @Inject
    ServiceLevels(AssistantConfig assistant, FeedbackStore store) {
        this(assistant.maxOutputTokens(), store::since, System::nanoTime, InstantSource.system());
    }

    /**
     * Starts to count.
     *
     * @param maxOutputTokens the token limit of an answer
     * @param feedback the ratings since an instant; empty if they cannot be read
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public ServiceLevels(
            int maxOutputTokens,
            Function<Instant, Optional<Tally>> feedback,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.maxOutputTokens = maxOutputTokens;
        this.feedback = feedback;
        this.clock = clock;
        this.since = clock.instant();
        this.history = new SliHistory(nanoTime);
    }

    /** Counts a finished request. Takes about half a microsecond and never waits for I/O. */
    public void finished(FinishedRequest request) {
        history.add(SliObservation.of(request, maxOutputTokens));
    }

    /** Counts a readiness sample. */
    void recordSample(boolean ready) {
        history.add(SliObservation.sample(ready));
    }

    /** Evaluates the objectives. Reads the feedback store, so it may block for a moment. */
    public SloReport report() {
        Instant now = clock.instant();
        Map<Window, SliCounts> counts = new EnumMap<>(Window.class);
        Map<Window, Tally> ratings = new EnumMap<>(Window.class);
        Map<Window, Map<Verdict, Long>> quotations = new EnumMap<>(Window.class);
        boolean read = true;
        for (Window window : Window.values()) {
            SliCounts windowCounts = history.over(window);
            counts.put(window, windowCounts);
            quotations.put(window, quotations(windowCounts));
            Instant from = window.isRolling() ? now.minus(window.length()) : since;
            Optional<Tally> tally = read ? feedback.apply(from) : Optional.empty();
            read = tally.isPresent();
            ratings.put(window, tally.orElse(Tally.NONE));
        }
        return new SloReport(now, since, read, ServiceLevelObjectives.evaluate(counts, ratings), quotations);
    }

    private static Map<Verdict, Long> quotations(SliCounts counts) {
        Map<Verdict, Long> quotations = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            SliCount.of(verdict).ifPresent(count -> quotations.put(verdict, counts.count(count)));
        }
        return quotations;
    }
}
