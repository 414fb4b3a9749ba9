package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenRateTest {
    private long now = -5; // as nanoTime may
    private final TokenRate rate = new TokenRate(() -> now);

    @Test
    void tokens_countForTenSeconds() {
        rate.add(300);
        pass(6);
        rate.add(100);
        assertThat(rate.perSecond()).isEqualTo(40);

        pass(4);
        assertThat(rate.perSecond()).isEqualTo(10);

        pass(5);
        rate.add(50);
        assertThat(rate.perSecond()).isEqualTo(15);

        pass(100);
        assertThat(rate.perSecond()).isZero();
    }

    private void pass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
