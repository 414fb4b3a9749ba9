package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.scribes.textgen.usage.FeedbackStore.Tally;

/** The service level objectives and how they are evaluated. */
final class ServiceLevelObjectives {
    /** The latency target of the 95th percentile. */
    static final Duration SLOW = Duration.ofSeconds(5);

    /** The latency target of the 99th percentile. */
    static final Duration VERY_SLOW = Duration.ofSeconds(8);

    /** With fewer ratings nothing is decided. */
    static final int ENOUGH_VOTES = 20;

    private static final String SHARE = "share";

    private static final List<Definition<SliCounts>> FROM_COUNTS = List.of(
            new Definition<>(
                    "latency_p95",
                    "95 in 100 answers arrive within 5 seconds",
                    5,
                    "seconds",
                    counts -> latency(counts, 95, SliCount.SLOW, 0.05)),
            new Definition<>(
                    "latency_p99",
                    "99 in 100 answers arrive within 8 seconds",
                    8,
                    "seconds",
                    counts -> latency(counts, 99, SliCount.VERY_SLOW, 0.01)),
            new Definition<>(
                    "error_rate",
                    "less than 1 in 100 requests that should be answered fails",
                    0.01,
                    SHARE,
                    ServiceLevelObjectives::errors),
            new Definition<>(
                    "token_compliance",
                    "no answer exceeds its token limit, which is at most 400",
                    1,
                    SHARE,
                    ServiceLevelObjectives::compliance),
            new Definition<>(
                    "availability",
                    "the service is ready 99.5 % of the time",
                    0.995,
                    SHARE,
                    ServiceLevelObjectives::availability),
            new Definition<>(
                    "false_quotations",
                    "no altered or fabricated quotation is shown",
                    0,
                    "quotations",
                    ServiceLevelObjectives::falseQuotations));

    private static final List<Definition<Tally>> FROM_FEEDBACK = List.of(
            new Definition<>(
                    "mean_rating",
                    "answers are rated above 4 on average, on a scale of 1 to 5",
                    4,
                    "rating",
                    feedback -> Level.rated(
                            feedback.meanRating(),
                            feedback.count(),
                            enough(feedback),
                            feedback.meanRating().orElse(0) > 4)),
            new Definition<>(
                    "flagged_hallucinations",
                    "less than 5 in 100 rated answers are flagged as hallucinations",
                    0.05,
                    SHARE,
                    feedback -> flagged(feedback, feedback.hallucinations())),
            new Definition<>(
                    "wrong_citations",
                    "less than 5 in 100 rated answers are flagged for a wrong citation",
                    0.05,
                    SHARE,
                    feedback -> flagged(feedback, feedback.wrongCitations())));

    private ServiceLevelObjectives() {}

    private record Definition<T>(String name, String promise, double target, String unit, Function<T, Level> level) {
        Objective evaluate(Map<Window, T> counts) {
            Map<Window, Level> levels = new EnumMap<>(Window.class);
            counts.forEach((window, data) -> levels.put(window, level.apply(data)));
            return new Objective(name, promise, target, unit, levels);
        }
    }

    static List<Objective> evaluate(Map<Window, SliCounts> counts, Map<Window, Tally> feedback) {
        return Stream.concat(
                        FROM_COUNTS.stream().map(definition -> definition.evaluate(counts)),
                        FROM_FEEDBACK.stream().map(definition -> definition.evaluate(feedback)))
                .toList();
    }

    /**
     * p95 is within the target if at most 5 % of the answers are slower. The slow answers are counted exactly instead
     * of being read from the histogram.
     */
    private static Level latency(SliCounts counts, double percentile, SliCount slow, double allowed) {
        OptionalDouble seconds = counts.seconds(percentile);
        if (seconds.isEmpty()) {
            return Level.NO_DATA;
        }
        double rate = share(counts, slow, SliCount.ANSWERED) / allowed;
        return Level.measured(seconds.getAsDouble(), counts.count(SliCount.ANSWERED), rate <= 1)
                .withBurnRate(rate);
    }

    private static Level errors(SliCounts counts) {
        if (counts.count(SliCount.DUE) == 0) {
            return Level.NO_DATA;
        }
        double rate = share(counts, SliCount.FAILED, SliCount.DUE);
        return Level.measured(rate, counts.count(SliCount.DUE), rate < 0.01).withBurnRate(rate / 0.01);
    }

    private static Level compliance(SliCounts counts) {
        long answers = counts.count(SliCount.ANSWERED);
        if (answers == 0) {
            return Level.NO_DATA;
        }
        long tooLong = counts.count(SliCount.TOO_LONG);
        return Level.measured((double) (answers - tooLong) / answers, answers, tooLong == 0);
    }

    private static Level availability(SliCounts counts) {
        long samples = counts.count(SliCount.SAMPLES);
        if (samples == 0) {
            return Level.NO_DATA;
        }
        long unready = samples - counts.count(SliCount.READY);
        double rate = (double) unready / samples / 0.005;
        return Level.measured(share(counts, SliCount.READY, SliCount.SAMPLES), samples, rate <= 1)
                .withBurnRate(rate);
    }

    private static Level falseQuotations(SliCounts counts) {
        long checked = counts.count(SliCount.CHECKED);
        long shown = counts.count(SliCount.SHOWN_FALSE);
        return checked == 0 ? Level.NO_DATA : Level.measured((double) shown, checked, shown == 0);
    }

    private static Level flagged(Tally feedback, long flags) {
        if (feedback.count() == 0) {
            return Level.rated(OptionalDouble.empty(), 0, false, false);
        }
        double share = (double) flags / feedback.count();
        return Level.rated(OptionalDouble.of(share), feedback.count(), enough(feedback), share < 0.05)
                .withBurnRate(share / 0.05);
    }

    private static boolean enough(Tally feedback) {
        return feedback.count() >= ENOUGH_VOTES;
    }

    private static double share(SliCounts counts, SliCount part, SliCount whole) {
        return (double) counts.count(part) / counts.count(whole);
    }
}
