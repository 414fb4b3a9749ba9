package org.scribes.textgen.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.scribes.textgen.statistics.SampleStatistic;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantRecord.AnswerRow;

/** The means and quantiles that are compared. They come from a sample where there are many rows. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep no state
enum SampledMeasure {
    LATENCY_P50_MS(answers(AnswerRow::latencyMillis), SampleStatistic.quantile(0.5), 30),
    /** The interval of a quantile rests on the values beyond it: ten of 200. */
    LATENCY_P95_MS(answers(AnswerRow::latencyMillis), SampleStatistic.quantile(0.95), 200),
    /** Tokens of an answer. */
    TOKENS_MEAN(answers(AnswerRow::generatedTokens), SampleStatistic.mean(), 30),
    /** Of the answers with a known price. */
    COST_USD_MEAN(SampledMeasure::costs, SampleStatistic.mean(), 30),
    /** From 1 to 5. */
    RATING_MEAN(SampledMeasure::ratings, SampleStatistic.mean(), 30);

    private final Function<VariantRecord, DoubleStream> values;
    private final SampleStatistic statistic;
    private final int fewest;

    SampledMeasure(Function<VariantRecord, DoubleStream> values, SampleStatistic statistic, int fewest) {
        this.values = values;
        this.statistic = statistic;
        this.fewest = fewest;
    }

    double[] values(VariantRecord variant) {
        return values.apply(variant).toArray();
    }

    SampleStatistic statistic() {
        return statistic;
    }

    /** The number of values from which on its interval is wide enough to be believed. */
    int fewest() {
        return fewest;
    }

    private static Function<VariantRecord, DoubleStream> answers(ToLongFunction<AnswerRow> value) {
        return variant -> variant.sample().stream().mapToDouble(value::applyAsLong);
    }

    private static DoubleStream costs(VariantRecord variant) {
        return variant.sample().stream()
                .map(AnswerRow::costUsd)
                .flatMap(Optional::stream)
                .mapToDouble(usd -> usd.doubleValue());
    }

    private static DoubleStream ratings(VariantRecord variant) {
        return variant.ratings().map(ratings -> ratings.sample()).orElse(List.of()).stream()
                .mapToDouble(rating -> rating);
    }
}
