package org.scribes.textgen.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.comparison.ComparedMeasure.Figure;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.statistics.Bootstrap;
import org.scribes.textgen.statistics.Confidence;
import org.scribes.textgen.statistics.Estimate;
import org.scribes.textgen.statistics.Proportion;
import org.scribes.textgen.statistics.Resampled;
import org.scribes.textgen.usage.VariantRecord;

/**
 * Compares two variants measure by measure. Shares have Wilson's interval and their differences Newcombe's; means and quantiles
 * are bootstrapped. Each interval stands for itself: of twenty differences that are none, one seems decided.
 */
public final class VariantComparison {
    /** Any; the same rows give the same answer. */
    private static final long SEED = 1;

    private final VariantRecord a;
    private final VariantRecord b;
    private final Bootstrap bootstrap = new Bootstrap(SEED);

    private VariantComparison(VariantRecord a, VariantRecord b) {
        this.a = a;
        this.b = b;
    }

    /** All measures, in a fixed order. Those of ratings are left out unless users saw the answers of both. */
    public static List<ComparedMeasure> of(VariantRecord a, VariantRecord b) {
        VariantComparison comparison = new VariantComparison(a, b);
        boolean rated = a.ratings().isPresent() && b.ratings().isPresent();
        return Stream.concat(
                        Stream.of(ShareMeasure.values())
                                .filter(measure -> rated || measure != ShareMeasure.FLAGGED_SHARE)
                                .map(comparison::compare),
                        Stream.of(SampledMeasure.values())
                                .filter(measure -> rated || measure != SampledMeasure.RATING_MEAN)
                                .map(comparison::compare))
                .toList();
    }

    private ComparedMeasure compare(ShareMeasure measure) {
        String name = EnumNames.of(measure);
        Optional<Proportion> shareOfA = measure.of(a);
        Optional<Proportion> shareOfB = measure.of(b);
        Optional<Figure> figureOfA = shareOfA.map(VariantComparison::figure);
        Optional<Figure> figureOfB = shareOfB.map(VariantComparison::figure);
        if (shareOfA.isEmpty() || shareOfB.isEmpty()) {
            return withoutValues(name, figureOfA, figureOfB);
        }
        Estimate difference = shareOfB.get().minus(shareOfA.get(), Confidence.LEVEL);
        return difference.excludesZero()
                ? decided(name, figureOfA, figureOfB, difference)
                : open(name, figureOfA, figureOfB, difference, Conclusion.open(difference, requests(), 1));
    }

    private ComparedMeasure compare(SampledMeasure measure) {
        String name = EnumNames.of(measure);
        double[] valuesOfA = measure.values(a);
        double[] valuesOfB = measure.values(b);
        Optional<Resampled> resampledA = resampled(measure, valuesOfA);
        Optional<Resampled> resampledB = resampled(measure, valuesOfB);
        Optional<Figure> figureOfA = resampledA.map(figure -> figure(figure, valuesOfA.length));
        Optional<Figure> figureOfB = resampledB.map(figure -> figure(figure, valuesOfB.length));
        if (resampledA.isEmpty() || resampledB.isEmpty()) {
            return withoutValues(name, figureOfA, figureOfB);
        }
        Estimate difference = resampledB.get().minus(resampledA.get()).interval(Confidence.LEVEL);
        int fewer = Math.min(valuesOfA.length, valuesOfB.length);
        if (fewer >= measure.fewest() && difference.excludesZero()) {
            return decided(name, figureOfA, figureOfB, difference);
        }
        // more requests would not help where a sample is all that is looked at
        return open(
                name,
                figureOfA,
                figureOfB,
                difference,
                fewer == VariantRecord.MOST_SAMPLED
                        ? Conclusion.sampled(fewer)
                        : Conclusion.open(difference, requests(), (double) fewer / measure.fewest()));
    }

    private Optional<Resampled> resampled(SampledMeasure measure, double[] values) {
        return values.length == 0 ? Optional.empty() : Optional.of(bootstrap.resample(values, measure.statistic()));
    }

    private static Figure figure(Proportion share) {
        return new Figure(share.interval(Confidence.LEVEL), share.trials());
    }

    private static Figure figure(Resampled figure, int values) {
        return new Figure(figure.interval(Confidence.LEVEL), values);
    }

    private ComparedMeasure decided(String name, Optional<Figure> ofA, Optional<Figure> ofB, Estimate difference) {
        String conclusion = Conclusion.decided(difference, VariantNames.of(b.variant()));
        return new ComparedMeasure(name, ofA, ofB, Optional.of(difference), true, conclusion);
    }

    private static ComparedMeasure open(
            String name, Optional<Figure> ofA, Optional<Figure> ofB, Estimate difference, String conclusion) {
        return new ComparedMeasure(name, ofA, ofB, Optional.of(difference), false, conclusion);
    }

    private ComparedMeasure withoutValues(String name, Optional<Figure> ofA, Optional<Figure> ofB) {
        String lacking = VariantNames.of((ofA.isEmpty() ? a : b).variant());
        return new ComparedMeasure(name, ofA, ofB, Optional.empty(), false, Conclusion.withoutValues(lacking));
    }

    private long requests() {
        return a.requests() + b.requests();
    }
}
