package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.scribes.textgen.usage.FeedbackStore.Tally;

/** What is promised, and how it is worked out whether it is kept. */
final class ServiceLevelObjectives {
    /** An answer that takes as long is slower than 95 of 100 should be. */
    static final Duration SLOW = Duration.ofSeconds(5);

    /** An answer that takes as long is slower than 99 of 100 should be. */
    static final Duration VERY_SLOW = Duration.ofSeconds(8);

    /** With fewer votes nothing is claimed. */
    static final int ENOUGH_VOTES = 20;

    private static final String SHARE = "share";

    private static final List<Promise<SliCounts>> COUNTED = List.of(
            new Promise<>(
                    "latency_p95",
                    "95 of 100 answers come in less than 5 seconds",
                    5,
                    "seconds",
                    figures -> latency(figures, 95, SliCount.SLOW, 0.05)),
            new Promise<>(
                    "latency_p99",
                    "99 of 100 answers come in less than 8 seconds",
                    8,
                    "seconds",
                    figures -> latency(figures, 99, SliCount.VERY_SLOW, 0.01)),
            new Promise<>(
                    "error_rate",
                    "less than 1 in 100 requests that should be answered fails",
                    0.01,
                    SHARE,
                    ServiceLevelObjectives::errors),
            new Promise<>(
                    "token_compliance",
                    "no answer has more tokens than the limit, which is never above 400",
                    1,
                    SHARE,
                    ServiceLevelObjectives::compliance),
            new Promise<>(
                    "availability",
                    "the service can answer 99.5 % of the time",
                    0.995,
                    SHARE,
                    ServiceLevelObjectives::availability),
            new Promise<>(
                    "false_quotations",
                    "no quotation is shown that is altered or made up",
                    0,
                    "quotations",
                    ServiceLevelObjectives::falseQuotations));

    private static final List<Promise<Tally>> JUDGED = List.of(
            new Promise<>(
                    "mean_rating",
                    "people rate answers above 4, of 1 to 5",
                    4,
                    "rating",
                    judged -> Level.judged(
                            judged.meanRating(),
                            judged.count(),
                            enough(judged),
                            judged.meanRating().orElse(0) > 4)),
            new Promise<>(
                    "flagged_hallucinations",
                    "people find something made up in less than 5 of 100 answers that they judge",
                    0.05,
                    SHARE,
                    judged -> flagged(judged, judged.hallucinations())),
            new Promise<>(
                    "wrong_citations",
                    "people find a wrong citation in less than 5 of 100 answers that they judge",
                    0.05,
                    SHARE,
                    judged -> flagged(judged, judged.wrongCitations())));

    private ServiceLevelObjectives() {}

    private record Promise<T>(String name, String words, double target, String unit, Function<T, Level> level) {
        Objective kept(Map<Window, T> figures) {
            Map<Window, Level> levels = new EnumMap<>(Window.class);
            figures.forEach((window, its) -> levels.put(window, level.apply(its)));
            return new Objective(name, words, target, unit, levels);
        }
    }

    static List<Objective> kept(Map<Window, SliCounts> figures, Map<Window, Tally> judgements) {
        return Stream.concat(
                        COUNTED.stream().map(promise -> promise.kept(figures)),
                        JUDGED.stream().map(promise -> promise.kept(judgements)))
                .toList();
    }

    /** So many of a hundred are fast just when no more than the rest are slow: that is counted, not read off the histogram. */
    private static Level latency(SliCounts figures, double percentile, SliCount slow, double allowed) {
        OptionalDouble seconds = figures.seconds(percentile);
        if (seconds.isEmpty()) {
            return Level.NOTHING;
        }
        double rate = share(figures, slow, SliCount.ANSWERED) / allowed;
        return Level.counted(seconds.getAsDouble(), figures.count(SliCount.ANSWERED), rate <= 1)
                .burning(rate);
    }

    private static Level errors(SliCounts figures) {
        if (figures.count(SliCount.DUE) == 0) {
            return Level.NOTHING;
        }
        double errors = share(figures, SliCount.FAILED, SliCount.DUE);
        return Level.counted(errors, figures.count(SliCount.DUE), errors < 0.01).burning(errors / 0.01);
    }

    private static Level compliance(SliCounts figures) {
        long answers = figures.count(SliCount.ANSWERED);
        if (answers == 0) {
            return Level.NOTHING;
        }
        long tooLong = figures.count(SliCount.TOO_LONG);
        return Level.counted((double) (answers - tooLong) / answers, answers, tooLong == 0);
    }

    private static Level availability(SliCounts figures) {
        long samples = figures.count(SliCount.SAMPLES);
        if (samples == 0) {
            return Level.NOTHING;
        }
        long away = samples - figures.count(SliCount.READY);
        double rate = (double) away / samples / 0.005;
        return Level.counted(share(figures, SliCount.READY, SliCount.SAMPLES), samples, rate <= 1)
                .burning(rate);
    }

    private static Level falseQuotations(SliCounts figures) {
        long checked = figures.count(SliCount.CHECKED);
        long shown = figures.count(SliCount.SHOWN_FALSE);
        return checked == 0 ? Level.NOTHING : Level.counted((double) shown, checked, shown == 0);
    }

    private static Level flagged(Tally judged, long flags) {
        if (judged.count() == 0) {
            return Level.judged(OptionalDouble.empty(), 0, false, false);
        }
        double share = (double) flags / judged.count();
        return Level.judged(OptionalDouble.of(share), judged.count(), enough(judged), share < 0.05)
                .burning(share / 0.05);
    }

    private static boolean enough(Tally judged) {
        return judged.count() >= ENOUGH_VOTES;
    }

    private static double share(SliCounts figures, SliCount part, SliCount whole) {
        return (double) figures.count(part) / figures.count(whole);
    }
}
