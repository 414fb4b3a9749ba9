package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Consumption;

class RequestCostTest {
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final RequestCost cost = new RequestCost(RequestCostTest::price, ledger::add, () -> TestingUsage.NOW);

    /** A cent for each generated token; no price without generated tokens. */
    private static Optional<BigDecimal> price(Consumption consumption) {
        return Optional.of(BigDecimal.valueOf(consumption.usage().generated(), 2))
                .filter(usd -> usd.signum() > 0);
    }

    @Test
    void allAttempts_shareOneEntry() {
        cost.generating(() -> {
            cost.add(TestingUsage.consumption(10, 3));
            return cost.add(TestingUsage.consumption(20, 4));
        });
        cost.close(TestingUsage.finished(Caller.ANONYMOUS));

        assertThat(ledger).singleElement().satisfies(row -> {
            assertThat(row.inputTokens()).isEqualTo(30);
            assertThat(row.generatedTokens()).isEqualTo(7);
            assertThat(row.costUsd()).contains(new BigDecimal("0.07"));
            assertThat(row.id()).isEqualTo(cost.id());
            assertThat(row.finished()).isEqualTo(TestingUsage.NOW);
        });
    }

    @Test
    void requestWithoutConsumption_costsNothing() {
        cost.close(TestingUsage.finished(Caller.ANONYMOUS));

        assertThat(ledger).extracting(LedgerEntry::costUsd).containsExactly(Optional.of(BigDecimal.ZERO));
    }

    @Test
    void unknownCost_isNotZero() {
        cost.add(TestingUsage.consumption(10, 0));

        assertThat(cost.cost()).isEmpty();
    }

    @Test
    void partlyKnownCost_isReported() {
        cost.add(TestingUsage.consumption(10, 0));
        cost.add(TestingUsage.consumption(10, 2));

        assertThat(cost.cost()).contains(new BigDecimal("0.02"));
    }

    @Test
    void sharedGeneration_delaysTheEntryUntilItEnds() {
        cost.generating(() -> {
            cost.close(TestingUsage.finished(Caller.ANONYMOUS));
            assertThat(ledger).isEmpty();
            return cost.add(TestingUsage.consumption(10, 5));
        });

        assertThat(ledger).extracting(LedgerEntry::generatedTokens).containsExactly(5L);
    }

    @Test
    void generationAfterTheEntry_getsItsOwnEntry() {
        cost.close(TestingUsage.finished(Caller.ANONYMOUS));
        cost.generating(() -> cost.add(TestingUsage.consumption(10, 5)));

        assertThat(ledger).extracting(LedgerEntry::generatedTokens).containsExactly(0L, 5L);
        assertThat(ledger).extracting(LedgerEntry::id).doesNotHaveDuplicates();
    }
}
