package org.scribes.textgen.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.statistics.Estimate;

class ConclusionTest {
    /** ((1.96 + 0.84) / 1.96 · half the width / difference)² times as many are needed, less those that are there. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, 1000, 1, 'about 1,100 more requests would be needed'",
        "-0.1, 0.1, 1000, 1, 'about 1,100 more requests would be needed'",
        "0.1, 0.3, 1000, 1, 'about 18,000 more requests would be needed'",
        "0.1, 0.3, 1000, 0.01, 'about 99,000 more requests would be needed'",
        "0.1, 0.1, 4, 1, 'about 5 more requests would be needed'",
        "0, 0.1, 1000, 1, 'there is no difference so far'",
        "0, 0, 5, 0.5, 'about 5 more requests would be needed'",
        "0.0001, 0.1, 1000, 1, 'more than 1,000,000 more requests would be needed'"
    })
    void openDifference_saysHowManyRequestsAreNeeded(
            double difference, double halfWidth, long requests, double share, String needed) {
        Estimate estimate = new Estimate(difference, difference - halfWidth, difference + halfWidth);

        assertThat(Conclusion.open(estimate, requests, share)).isEqualTo("not decisive: " + needed);
    }
}
