package org.scribes.textgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
    /**
     * 2 and 9: M. P. Fay, Exact McNemar's test and matching confidence intervals (vignette of R's exact2x2), 0.06543. 59 to 10:
     * statsmodels' tests of its exact test, made with SPSS.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 9, 0.06543",
        "59, 70, 0.378688",
        "80, 59, 0.089452",
        "30, 60, 0.00206",
        "10, 30, 0.002221",
        "10, 10, 1"
    })
    void pValue_isThePublishedOne(int onlyFirst, int onlySecond, double pValue) {
        assertThat(McNemar.pValue(onlyFirst, onlySecond)).isCloseTo(pValue, within(0.000005));
        assertThat(McNemar.pValue(onlySecond, onlyFirst)).isEqualTo(McNemar.pValue(onlyFirst, onlySecond));
    }

    @Test
    void casesThatDoNotDiffer_sayNothing() {
        assertThat(McNemar.pValue(0, 0)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.pValue(-1, 2));
    }
}
