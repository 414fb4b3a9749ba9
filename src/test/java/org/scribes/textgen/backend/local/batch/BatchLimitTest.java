package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchLimitTest {
    private static final int RECOVERY = 64;

    private final BatchLimit limit = new BatchLimit(12);

    private void goWell(int steps) {
        for (int i = 0; i < steps; i++) {
            limit.recordSuccess();
        }
    }

    @Test
    void now_nothingWentWrong_isTheMost() {
        goWell(10 * RECOVERY);

        assertThat(limit.current()).isEqualTo(12);
    }

    @Test
    void halve_againAndAgain_endsAtOne() {
        limit.halve();
        assertThat(limit.current()).isEqualTo(6);
        limit.halve();
        limit.halve();
        limit.halve();

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void wentWell_sixtyFourTimes_doublesUpToTheMost() {
        limit.halve();
        limit.halve();

        goWell(RECOVERY - 1);
        assertThat(limit.current()).isEqualTo(3);
        goWell(1);
        assertThat(limit.current()).isEqualTo(6);
        goWell(RECOVERY);
        assertThat(limit.current()).isEqualTo(12);
        goWell(RECOVERY);
        assertThat(limit.current()).isEqualTo(12);
    }

    @Test
    void halve_amongGoodSteps_countsThemAnew() {
        limit.halve();
        goWell(RECOVERY - 1);
        limit.halve();

        goWell(RECOVERY - 1);

        assertThat(limit.current()).isEqualTo(3);
    }
}
