package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.ModelLoadException;

/** Three layers with two key-value heads of width 16: 192 numbers per token. */
class KvPlanTest {
    private static final DecoderPlan PLAN = new DecoderPlan(
            "none",
            new DecoderPlan.Attention(8, 2, 16, 16),
            List.of(),
            List.of(0, 0, 0),
            1e-5,
            List.of(),
            List.of(),
            List.of());
    private static final long ENOUGH = 4096;

    @ParameterizedTest
    @CsvSource({"F32, 768", "BF16, 384", "F16, 384"})
    void of_budget_isDividedByBytesPerToken(TorchType type, long perToken) {
        assertThat(KvPlan.of(PLAN, type, 100 * perToken, ENOUGH)).isEqualTo(new KvPlan(100, 100 * perToken));
        assertThat(KvPlan.of(PLAN, type, 101 * perToken - 1, ENOUGH)).isEqualTo(new KvPlan(100, 100 * perToken));
    }

    @Test
    void of_largeBudget_isLimited() {
        assertThat(KvPlan.of(PLAN, TorchType.F32, 1L << 40, ENOUGH)).isEqualTo(new KvPlan(4096, 4096 * 768));
    }

    @Test
    void of_hugeBudget_isLimitedToIntRange() {
        assertThat(KvPlan.of(PLAN, TorchType.F32, 1L << 60, 1L << 50))
                .isEqualTo(new KvPlan(Integer.MAX_VALUE, Integer.MAX_VALUE * 768L));
    }

    @Test
    void of_minimumTokens_isAccepted() {
        assertThat(KvPlan.of(PLAN, TorchType.F32, 32 * 768, ENOUGH).tokens()).isEqualTo(32);
    }

    @Test
    void of_fewerTokens_isRefused() {
        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> KvPlan.of(PLAN, TorchType.F32, 32 * 768 - 1, ENOUGH))
                .withMessageContaining("textgen.local.kv-memory")
                .withMessageContaining("24575 bytes hold the keys and values of 31 tokens, at 768 bytes each;"
                        + " at least 32 tokens must fit");
    }
}
