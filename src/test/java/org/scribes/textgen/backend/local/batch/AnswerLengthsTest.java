package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswerLengthsTest {
    private final AnswerLengths lengths = new AnswerLengths();

    private void add(int answers, int generated, int limit) {
        for (int i = 0; i < answers; i++) {
            lengths.add(generated, limit, generated < limit);
        }
    }

    @Test
    void noAnswer_expectsShortLimitsToBeReached() {
        assertThat(lengths.expected().expected(60)).isEqualTo(60);
        assertThat(lengths.expected().expected(400)).isEqualTo(128);
    }

    @Test
    void answersThatReachTheirLimit_expectTheLimit() {
        add(300, 400, 400);

        assertThat(lengths.expected().expected(400)).isEqualTo(400);
        assertThat(lengths.expected().high(400)).isEqualTo(400);
    }

    @Test
    void answersOfOneLength_expectThatLengthUnderAnyLimit() {
        add(300, 50, 400);

        assertThat(lengths.expected().expected(400)).isCloseTo(50, within(2));
        assertThat(lengths.expected().expected(2000)).isCloseTo(50, within(2));
        assertThat(lengths.expected().expected(10)).isCloseTo(10, within(1));
    }

    /** Answers end anywhere, so that few reach the limit: the expected length is that of all, not of the longest. */
    @Test
    void answersOfAllLengths_expectTheMeanUnderTheirLimit() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        int answers = 3000;
        for (int i = 0; i < answers; i++) {
            int length = (int) Math.ceil(-70 * Math.log(1 - random.nextDouble()));
            add(1, Math.min(60, length), 60);
            sum += Math.min(60, length);
        }

        assertThat((double) lengths.expected().expected(60)).isCloseTo(sum / answers, within(6.0));
    }

    @Test
    void expected_isAtLeastOne() {
        add(300, 1, 400);

        assertThat(lengths.expected().expected(1)).isEqualTo(1);
    }
}
