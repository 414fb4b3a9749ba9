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
    void current_noFailure_isTheMaximum() {
        goWell(10 * RECOVERY);

        assertThat(limit.current()).isEqualTo(12);
    }

    @Test
    void halve_repeatedly_endsAtOne() {
        limit.halve();
        assertThat(limit.current()).isEqualTo(6);
        limit.halve();
        limit.halve();
        limit.halve();

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void recordSuccess_sixtyFourTimes_doublesUpToTheMaximum() {
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
    void halve_betweenSuccesses_restartsTheCount() {
        limit.halve();
        goWell(RECOVERY - 1);
        limit.halve();

        goWell(RECOVERY - 1);

        assertThat(limit.current()).isEqualTo(3);
    }
}
