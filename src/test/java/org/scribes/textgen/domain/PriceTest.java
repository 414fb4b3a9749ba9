package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void of_usage_isPricedPerMillionTokens() {
        Price price = new Price(new BigDecimal("0.02"), new BigDecimal("0.06"));

        assertThat(price.of(TokenUsage.counted(1_000_000, 0))).isEqualByComparingTo("0.02");
        assertThat(price.of(TokenUsage.counted(1, 1))).isEqualByComparingTo("0.00000008");
    }

    @Test
    void negativePrice_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(BigDecimal.ONE.negate(), BigDecimal.ONE));
    }
}
