package org.scribes.textgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** What R's multtest gives, as statsmodels' tests repeat it. */
    @Test
    void adjusted_isWhatRSays() {
        double[] pValues = {
            0.838541367553,
            0.642193923795,
            0.680845947633,
            0.967833824309,
            0.71626938238,
            0.177096952723,
            5.23656777208e-5,
            0.0202732688798,
            0.00028140506198,
            0.0149877310796
        };

        assertThat(Holm.adjusted(pValues))
                .containsExactly(
                        new double[] {
                            1, 1, 1, 1, 1, 1, 0.000523656777208, 0.1419128821586, 0.00253264555782, 0.1199018486368
                        },
                        within(1e-12));
    }

    /** 0.04 alone would stay as it is, but is raised to the adjusted value of the smaller 0.03. */
    @Test
    void adjusted_keepsTheOrder() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjusted(0.7)).containsExactly(0.7);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
