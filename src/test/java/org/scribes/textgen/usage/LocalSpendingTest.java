package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.Holding;
import org.scribes.textgen.usage.SpendingStore.Standing;

class LocalSpendingTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final LocalSpending own = new LocalSpending();

    private static Holding user(int i) {
        return new Holding("user:k1:made-up-" + i, new BigDecimal("1"));
    }

    @Test
    void userWhoIsRefused_leavesNoAccount() {
        for (int i = 0; i < 1000; i++) {
            Holding holding = user(i);
            assertThat(own.reserve(UUID.randomUUID(), List.of(holding), MONTH, new BigDecimal("2")))
                    .isInstanceOf(Exceeded.class);
            own.follow(
                    UUID.randomUUID(),
                    List.of(holding),
                    MONTH,
                    new BigDecimal("2"),
                    new Exceeded(new Standing(holding, BigDecimal.ZERO, BigDecimal.ZERO)));
        }

        assertThat(own.holders()).isZero();
    }

    @Test
    void refusalOfWhoHasSpent_isRemembered() {
        Holding holding = user(1);
        own.follow(
                UUID.randomUUID(),
                List.of(holding),
                MONTH,
                new BigDecimal("0.5"),
                new Exceeded(new Standing(holding, new BigDecimal("0.7"), BigDecimal.ZERO)));

        assertThat(own.holders()).isEqualTo(1);
        assertThat(own.reserve(UUID.randomUUID(), List.of(holding), MONTH, new BigDecimal("0.5")))
                .isInstanceOf(Exceeded.class);
    }
}
