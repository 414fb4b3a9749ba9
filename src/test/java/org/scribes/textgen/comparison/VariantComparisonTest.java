package org.scribes.textgen.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantRecord.AnswerCounts;
import org.scribes.textgen.usage.VariantRecord.AnswerRow;
import org.scribes.textgen.usage.VariantRecord.QuotationTotals;
import org.scribes.textgen.usage.VariantRecord.RatingCounts;

class VariantComparisonTest {
    private static final Variant ROUTER = new Variant("trial", "router", false);
    private static final Variant VLLM = new Variant("trial", "vllm", false);
    private static final Variant SMALL = new Variant("trial", "small", true);

    @Test
    void clearDifferences_areDecisive() {
        List<ComparedMeasure> measures = VariantComparison.of(
                record(ROUTER, 400, 40, 1000, ratings(5, 60)), record(VLLM, 400, 8, 1400, ratings(4, 60)));

        ComparedMeasure failed = measure(measures, "failed_share");
        assertThat(failed.decisive()).isTrue();
        assertThat(failed.conclusion()).isEqualTo("decisive: trial@vllm is lower");
        assertThat(failed.difference().orElseThrow().value()).isCloseTo(-0.08, within(1e-12));
        assertThat(failed.a().orElseThrow().values()).isEqualTo(400);
        ComparedMeasure median = measure(measures, "latency_p50_ms");
        assertThat(median.conclusion()).isEqualTo("decisive: trial@vllm is higher");
        assertThat(median.difference().orElseThrow().low()).isBetween(200.0, 400.0);
        assertThat(measure(measures, "rating_mean").conclusion()).isEqualTo("decisive: trial@vllm is lower");
        assertThat(measure(measures, "tokens_mean").conclusion())
                .isEqualTo("not decisive: there is no difference so far");
    }

    @Test
    void fewRows_decideNothing() {
        List<ComparedMeasure> measures = VariantComparison.of(
                record(ROUTER, 3, 0, 1000, ratings(5, 1)), record(VLLM, 3, 0, 9000, ratings(1, 2)));

        assertThat(measures).extracting(ComparedMeasure::decisive).containsOnly(false);
        // 6 requests gave 3 answers to each: a median needs 30, a 95th percentile 200, a mean rating 30 instead of 1
        assertThat(measure(measures, "latency_p50_ms").conclusion())
                .isEqualTo("not decisive: about 54 more requests would be needed");
        assertThat(measure(measures, "latency_p95_ms").conclusion())
                .isEqualTo("not decisive: about 400 more requests would be needed");
        assertThat(measure(measures, "rating_mean").conclusion())
                .isEqualTo("not decisive: about 180 more requests would be needed");
    }

    @Test
    void oneHundredPairsOfEquals_areSeldomDecided() {
        SplittableRandom random = new SplittableRandom(1);
        int decided = 0;
        for (int i = 0; i < 100; i++) {
            List<ComparedMeasure> measures =
                    VariantComparison.of(record(ROUTER, random.split()), record(VLLM, random.split()));
            decided += measure(measures, "latency_p95_ms").decisive() ? 1 : 0;
        }
        assertThat(decided).isLessThanOrEqualTo(11);
    }

    @Test
    void shadow_isComparedWithoutRatings() {
        VariantRecord shadow = record(SMALL, 300, 0, 1000, Optional.empty());

        List<ComparedMeasure> measures = VariantComparison.of(record(ROUTER, 300, 90, 1000, ratings(5, 60)), shadow);

        assertThat(measures)
                .extracting(ComparedMeasure::name)
                .contains("verified_share", "cost_usd_mean")
                .doesNotContain("rating_mean", "flagged_share");
        assertThat(measure(measures, "failed_share").conclusion()).isEqualTo("decisive: shadow:trial@small is lower");
    }

    @Test
    void variantWithoutValues_isNamed() {
        List<ComparedMeasure> measures = VariantComparison.of(
                record(ROUTER, 300, 0, 1000, ratings(5, 1)), record(VLLM, 300, 0, 1000, ratings(5, 0)));

        ComparedMeasure rating = measure(measures, "rating_mean");
        assertThat(rating.conclusion()).isEqualTo("not decisive: trial@vllm has no values");
        assertThat(rating.a()).isPresent();
        assertThat(rating.b()).isEmpty();
        assertThat(rating.difference()).isEmpty();
    }

    @Test
    void fullSample_doesNotAskForMore() {
        SplittableRandom random = new SplittableRandom(2);
        List<AnswerRow> full = random.longs(VariantRecord.MOST_SAMPLED, 1, 1_000)
                .mapToObj(millis -> new AnswerRow(millis, 100, Optional.empty()))
                .toList();

        List<ComparedMeasure> measures = VariantComparison.of(
                record(ROUTER, 1_000_000, 0, full, Optional.empty()),
                record(VLLM, 1_000_000, 0, full, Optional.empty()));

        assertThat(measure(measures, "latency_p95_ms").conclusion())
                .isEqualTo("not decisive: the difference is too small for a sample of 10,000");
        assertThat(measure(measures, "latency_p95_ms")
                        .difference()
                        .orElseThrow()
                        .value())
                .isZero();
    }

    private static ComparedMeasure measure(List<ComparedMeasure> measures, String name) {
        return measures.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Answers of about {@code millis}, all of them verified. */
    private static VariantRecord record(
            Variant variant, int requests, int failed, int millis, Optional<RatingCounts> ratings) {
        List<AnswerRow> sample = Stream.iterate(0, i -> i + 1)
                .limit(requests - failed)
                .map(i -> new AnswerRow(millis + i % 100, 100, Optional.of(new BigDecimal("0.001"))))
                .toList();
        return record(variant, requests, failed, sample, ratings);
    }

    private static VariantRecord record(Variant variant, SplittableRandom random) {
        List<AnswerRow> sample = random.doubles(300)
                .mapToObj(u -> new AnswerRow(Math.round(-1000 * Math.log(u)), 100, Optional.empty()))
                .toList();
        return record(variant, 300, 0, sample, Optional.empty());
    }

    private static VariantRecord record(
            Variant variant, long requests, long failed, List<AnswerRow> sample, Optional<RatingCounts> ratings) {
        long answers = requests - failed;
        return new VariantRecord(
                variant,
                requests,
                failed / 2,
                failed - failed / 2,
                0,
                1,
                1,
                Optional.empty(),
                0,
                new AnswerCounts(
                        answers, 0, answers, answers, answers, 0, 0, 0, new QuotationTotals(answers, 0, 0, 0, 0)),
                sample,
                ratings);
    }

    private static Optional<RatingCounts> ratings(int rating, int count) {
        return Optional.of(new RatingCounts(count, 0, 0, 0, 0, Collections.nCopies(count, rating)));
    }
}
