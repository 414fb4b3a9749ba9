package org.scribes.textgen.slo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
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
        return report(ratings());
    }

    /** Evaluates the objectives with ratings that were read before. Never waits for I/O. */
    public SloReport report(Ratings ratings) {
        Map<Window, SliCounts> counts = new EnumMap<>(Window.class);
        Map<Window, Tally> tallies = new EnumMap<>(Window.class);
        Map<Window, Map<Verdict, Long>> quotations = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            SliCounts windowCounts = history.over(window);
            counts.put(window, windowCounts);
            tallies.put(window, ratings.over(window));
            quotations.put(window, quotations(windowCounts));
        }
        return new SloReport(
                clock.instant(), since, ratings.read(), ServiceLevelObjectives.evaluate(counts, tallies), quotations);
    }

    /** Reads the ratings. May block for a moment. */
    Ratings ratings() {
        return Ratings.read(feedback, since, clock.instant());
    }

    /** The minutes of the last hour, oldest first; the last one is not over. */
    public List<Minute> minutes() {
        return history.minutes(clock.instant());
    }

    private static Map<Verdict, Long> quotations(SliCounts counts) {
        Map<Verdict, Long> quotations = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            SliCount.of(verdict).ifPresent(count -> quotations.put(verdict, counts.count(count)));
        }
        return quotations;
    }
}
