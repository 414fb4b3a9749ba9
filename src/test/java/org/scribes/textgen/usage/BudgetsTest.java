package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.TestingMetrics;

class BudgetsTest {
    private static final Caller ANNA = TestingUsage.caller("k1", Optional.of("anna"), Optional.empty());
    private static final Caller BEN = TestingUsage.caller("k1", Optional.of("ben"), Optional.empty());
    private static final Caller OTHER = TestingUsage.caller("k2", Optional.empty(), Optional.of("3"));

    private final TestingSpendingStore store = new TestingSpendingStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(TestingUsage.NOW);

    private Budgets budgets(String total, String key, String user) {
        return new Budgets(
                new BudgetConfig(usd(total), usd(key), usd(user)), store, new TestingMetrics().metrics(), now::get);
    }

    private static Optional<BigDecimal> usd(String amount) {
        return amount.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(amount));
    }

    private static UUID reserve(Budgets budgets, Caller caller, String estimate) {
        UUID id = UUID.randomUUID();
        budgets.reserve(id, caller, false, new BigDecimal(estimate), Duration.ofMinutes(1));
        return id;
    }

    private static void assertExceeded(Budgets budgets, Caller caller, String estimate, String... words) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> reserve(budgets, caller, estimate))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED))
                .withMessageContainingAll(words);
    }

    @Test
    void noBudget_appliesToNobody() {
        assertThat(budgets("", "", "").hasBudget(ANNA, false)).isFalse();
        assertThat(budgets("", "", "").hasBudget(OTHER, false)).isTrue();
        assertThat(budgets("", "", "1").hasBudget(TestingUsage.caller("k", Optional.empty(), Optional.empty()), false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inFlightRequests_count(boolean away) {
        store.away(away);
        Budgets budgets = budgets("", "1", "");
        UUID first = reserve(budgets, ANNA, "0.6");

        assertExceeded(budgets, BEN, "0.6", "this key", "2026-11", "1 USD", "in flight");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> reserve(budgets, BEN, "0.6"))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(2)));

        settle(budgets, TestingUsage.entry(first, ANNA, "0.1"));
        reserve(budgets, BEN, "0.6");
    }

    @Test
    void spentBudget_lastsUntilTheNextMonth() {
        Budgets budgets = budgets("", "1", "");
        settle(budgets, TestingUsage.entry(reserve(budgets, ANNA, "0.6"), ANNA, "0.6"));

        assertExceeded(budgets, BEN, "0.6", "this key", "2026-11", "1 USD", "2026-12-01T00:00:00Z");
    }

    @Test
    void refusal_hasARetryTime() {
        Budgets budgets = budgets("", "", "0.5");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> reserve(budgets, ANNA, "0.6"))
                .satisfies(e -> assertThat(e.retryAfter())
                        .contains(Duration.between(TestingUsage.NOW, Instant.parse("2026-12-01T00:00:00Z"))));
    }

    @Test
    void refusedRequest_reservesNothing() {
        Budgets budgets = budgets("1", "", "0.5");
        assertExceeded(budgets, ANNA, "0.6", "this user");

        assertThat(store.setAside("total")).isZero();
        reserve(budgets, BEN, "0.5");
    }

    @Test
    void budgetOfAKey_replacesTheDefault() {
        Budgets budgets = budgets("", "1", "");

        reserve(budgets, OTHER, "2.9");
        assertExceeded(budgets, OTHER, "0.2", "3 USD");
    }

    @Test
    void totalSpending_isNotDisclosed() {
        store.spent("total", "12.34");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> reserve(budgets("12.5", "", ""), ANNA, "1"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("12."));
    }

    @Test
    void spentBudget_refusesRequestsOfUnknownPrice() {
        store.spent("key:k1", "1");

        assertExceeded(budgets("", "1", ""), ANNA, "0", "this key");
    }

    @Test
    void answerThatIsOnlyJudged_isPaidByTheServiceAlone() {
        Budgets budgets = budgets("2", "1", "1");
        store.spent("key:k1", "1");

        assertThat(budgets("", "1", "1").hasBudget(ANNA, true)).isFalse();
        budgets.reserve(UUID.randomUUID(), ANNA, true, BigDecimal.ONE, Duration.ofMinutes(1));

        assertThat(store.setAside(BudgetAccounts.TOTAL)).isEqualTo("1");
        assertThat(store.setAside("key:k1")).isZero();
        assertThat(store.setAside("user:k1:anna")).isZero();
    }

    @Test
    void nearlySpentBudget_isReportedWithEachRequest() {
        Budgets budgets = budgets("", "1", "");
        store.spent("key:k1", "0.79999");
        assertThat(budgets.reserve(UUID.randomUUID(), ANNA, false, BigDecimal.ZERO, Duration.ofMinutes(1)))
                .isEmpty();
        store.spent("key:k1", "0.8");
        for (int time = 0; time < 2; time++) {
            assertThat(budgets.reserve(UUID.randomUUID(), ANNA, false, BigDecimal.ZERO, Duration.ofMinutes(1)))
                    .containsExactly("80 % of the budget of this key for 2026-11 is spent");
        }
    }

    @Test
    void databaseOutage_usesTheLastKnownSpending() {
        Budgets budgets = budgets("", "1", "");
        store.spent("key:k1", "0.7");
        reserve(budgets, ANNA, "0.1");
        store.away(true);

        assertExceeded(budgets, ANNA, "0.21", "0.7 USD spent");
        reserve(budgets, ANNA, "0.2");
    }

    @Test
    void recoveredDatabase_doesNotLowerLocalSpending() {
        Budgets budgets = budgets("", "1", "");
        store.away(true);
        budgets.settle(TestingUsage.entry(reserve(budgets, ANNA, "0.9"), ANNA, "0.9"));
        store.away(false);
        budgets.settle(TestingUsage.entry(reserve(budgets, ANNA, "0.01"), ANNA, "0"));
        store.away(true);

        assertExceeded(budgets, ANNA, "0.2", "0.9 USD spent");
    }

    @Test
    void zeroBudget_refusesEverything() {
        assertExceeded(budgets("", "0", ""), ANNA, "0", "0 USD");
    }

    @Test
    void newMonth_resetsTheSpending() {
        store.away(true);
        Budgets budgets = budgets("", "1", "");
        settle(budgets, TestingUsage.entry(reserve(budgets, ANNA, "1"), ANNA, "1"));
        assertExceeded(budgets, ANNA, "0.5", "2026-11");

        now.set(Instant.parse("2026-12-01T00:00:00Z"));
        reserve(budgets, ANNA, "0.5");
    }

    @Property
    void randomRequests_neverExceedALimit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> draws, @ForAll boolean away) {
        TestingSpendingStore each = new TestingSpendingStore();
        each.away(away);
        Budgets budgets = new Budgets(
                new BudgetConfig(usd("2"), usd("1"), Optional.empty()),
                each,
                new TestingMetrics().metrics(),
                () -> TestingUsage.NOW);
        BigDecimal spent = BigDecimal.ZERO;
        ArrayDeque<UUID> inFlight = new ArrayDeque<>();
        for (int draw : draws) {
            if (draw % 3 == 0 && !inFlight.isEmpty()) {
                BigDecimal cost = BigDecimal.valueOf(draw, 2).min(new BigDecimal("0.3"));
                LedgerEntry entry = TestingUsage.entry(inFlight.remove(), ANNA, cost.toPlainString());
                budgets.settle(entry);
                each.add(entry);
                spent = spent.add(cost);
            } else {
                try {
                    inFlight.add(reserve(budgets, ANNA, "0.3"));
                } catch (GenerationException exceeded) {
                    assertThat(exceeded.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
                }
            }
            BigDecimal atMost = spent.add(new BigDecimal("0.3").multiply(BigDecimal.valueOf(inFlight.size())));
            assertThat(atMost).isLessThanOrEqualTo(BigDecimal.ONE);
        }
    }

    private void settle(Budgets budgets, LedgerEntry entry) {
        budgets.settle(entry);
        store.add(entry);
    }
}
