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
    private final RequestCost bill = new RequestCost(RequestCostTest::price, ledger::add, () -> TestingUsage.NOW);

    /** A cent a token that is written; what writes none has no price. */
    private static Optional<BigDecimal> price(Consumption used) {
        return Optional.of(BigDecimal.valueOf(used.usage().generated(), 2)).filter(usd -> usd.signum() > 0);
    }

    @Test
    void allAttempts_comeIntoOneRow() {
        bill.generating(() -> {
            bill.add(TestingUsage.used(10, 3));
            return bill.add(TestingUsage.used(20, 4));
        });
        bill.close(TestingUsage.finished(Caller.ANONYMOUS));

        assertThat(ledger).singleElement().satisfies(row -> {
            assertThat(row.inputTokens()).isEqualTo(30);
            assertThat(row.generatedTokens()).isEqualTo(7);
            assertThat(row.costUsd()).contains(new BigDecimal("0.07"));
            assertThat(row.id()).isEqualTo(bill.id());
            assertThat(row.finished()).isEqualTo(TestingUsage.NOW);
        });
    }

    @Test
    void requestThatUsedNothing_costsNothing() {
        bill.close(TestingUsage.finished(Caller.ANONYMOUS));

        assertThat(ledger).extracting(LedgerEntry::costUsd).containsExactly(Optional.of(BigDecimal.ZERO));
    }

    @Test
    void costThatNobodyKnows_isNotZero() {
        bill.add(TestingUsage.used(10, 0));

        assertThat(bill.cost()).isEmpty();
    }

    @Test
    void whatIsKnownOfTheCost_isTold() {
        bill.add(TestingUsage.used(10, 0));
        bill.add(TestingUsage.used(10, 2));

        assertThat(bill.cost()).contains(new BigDecimal("0.02"));
    }

    @Test
    void answerThatOthersWaitFor_keepsTheRowBackUntilItEnds() {
        bill.generating(() -> {
            bill.close(TestingUsage.finished(Caller.ANONYMOUS));
            assertThat(ledger).isEmpty();
            return bill.add(TestingUsage.used(10, 5));
        });

        assertThat(ledger).extracting(LedgerEntry::generatedTokens).containsExactly(5L);
    }

    @Test
    void answerThatBeginsAfterTheRow_hasARowOfItsOwn() {
        bill.close(TestingUsage.finished(Caller.ANONYMOUS));
        bill.generating(() -> bill.add(TestingUsage.used(10, 5)));

        assertThat(ledger).extracting(LedgerEntry::generatedTokens).containsExactly(0L, 5L);
        assertThat(ledger).extracting(LedgerEntry::id).doesNotHaveDuplicates();
    }
}
