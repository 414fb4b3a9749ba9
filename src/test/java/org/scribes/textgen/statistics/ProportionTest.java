package org.scribes.textgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    private static final Offset<Double> PRINTED = within(0.00005);

    /** R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void interval_isThatOfWilson(long successes, long trials, double low, double high) {
        Estimate interval = new Proportion(successes, trials).interval(Confidence.LEVEL);

        assertThat(interval.low()).isCloseTo(low, PRINTED);
        assertThat(interval.high()).isCloseTo(high, PRINTED);
        assertThat(interval.value()).isEqualTo((double) successes / trials);
    }

    /** R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void difference_isThatOfNewcombe(
            long successes, long trials, long otherSuccesses, long otherTrials, double low, double high) {
        Estimate difference =
                new Proportion(successes, trials).minus(new Proportion(otherSuccesses, otherTrials), Confidence.LEVEL);

        assertThat(difference.low()).isCloseTo(low, PRINTED);
        assertThat(difference.high()).isCloseTo(high, PRINTED);
    }

    @Property
    void intervals_holdTheirShareAndStayWithinTheirBounds(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long trials,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long drawn,
            @ForAll @LongRange(min = 1, max = 1_000) long otherTrials,
            @ForAll @LongRange(min = 0, max = 1_000) long otherDrawn) {
        Proportion share = new Proportion(drawn % (trials + 1), trials);
        Proportion other = new Proportion(otherDrawn % (otherTrials + 1), otherTrials);

        Estimate interval = share.interval(Confidence.LEVEL);
        assertThat(interval.low()).isBetween(0.0, interval.value());
        assertThat(interval.high()).isBetween(interval.value(), 1.0);
        Estimate difference = share.minus(other, Confidence.LEVEL);
        assertThat(difference.low()).isBetween(-1.0, difference.value());
        assertThat(difference.high()).isBetween(difference.value(), 1.0);
        Estimate reverse = other.minus(share, Confidence.LEVEL);
        assertThat(reverse.low()).isCloseTo(-difference.high(), within(1e-12));
    }

    @Test
    void noTrials_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1, 2).interval(1));
    }
}
