package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.usage.SpendingStore.Budget;
import org.scribes.textgen.usage.SpendingStore.BudgetUsage;
import org.scribes.textgen.usage.SpendingStore.Exceeded;

class LocalSpendingTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final LocalSpending spending = new LocalSpending();

    private static Budget user(int i) {
        return new Budget("user:k1:made-up-" + i, new BigDecimal("1"));
    }

    @Test
    void refusedUser_leavesNoAccount() {
        for (int i = 0; i < 1000; i++) {
            Budget budget = user(i);
            assertThat(spending.reserve(UUID.randomUUID(), List.of(budget), MONTH, new BigDecimal("2")))
                    .isInstanceOf(Exceeded.class);
            spending.adopt(
                    UUID.randomUUID(),
                    List.of(budget),
                    MONTH,
                    new BigDecimal("2"),
                    new Exceeded(new BudgetUsage(budget, BigDecimal.ZERO, BigDecimal.ZERO)));
        }

        assertThat(spending.holders()).isZero();
    }

    @Test
    void refusedUserWithSpending_isStored() {
        Budget budget = user(1);
        spending.adopt(
                UUID.randomUUID(),
                List.of(budget),
                MONTH,
                new BigDecimal("0.5"),
                new Exceeded(new BudgetUsage(budget, new BigDecimal("0.7"), BigDecimal.ZERO)));

        assertThat(spending.holders()).isEqualTo(1);
        assertThat(spending.reserve(UUID.randomUUID(), List.of(budget), MONTH, new BigDecimal("0.5")))
                .isInstanceOf(Exceeded.class);
    }
}
