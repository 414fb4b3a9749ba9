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

    private final TestingBook book = new TestingBook();
    private final AtomicReference<Instant> now = new AtomicReference<>(TestingUsage.NOW);

    private Budgets budgets(String total, String key, String user) {
        return new Budgets(
                new BudgetConfig(usd(total), usd(key), usd(user)), book, new TestingMetrics().metrics(), now::get);
    }

    private static Optional<BigDecimal> usd(String amount) {
        return amount.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(amount));
    }

    private static UUID hold(Budgets budgets, Caller caller, String estimate) {
        UUID id = UUID.randomUUID();
        budgets.hold(id, caller, new BigDecimal(estimate), Duration.ofMinutes(1));
        return id;
    }

    private static void assertExceeded(Budgets budgets, Caller caller, String estimate, String... words) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> hold(budgets, caller, estimate))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED))
                .withMessageContainingAll(words);
    }

    @Test
    void noBudget_boundsNobody() {
        assertThat(budgets("", "", "").bound(ANNA)).isFalse();
        assertThat(budgets("", "", "").bound(OTHER)).isTrue();
        assertThat(budgets("", "", "1").bound(TestingUsage.caller("k", Optional.empty(), Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsInFlight_counts(boolean away) {
        book.away(away);
        Budgets budgets = budgets("", "1", "");
        UUID first = hold(budgets, ANNA, "0.6");

        assertExceeded(budgets, BEN, "0.6", "this key", "2026-11", "1 USD", "2026-12-01T00:00:00Z");

        settle(budgets, TestingUsage.entry(first, ANNA, "0.1"));
        hold(budgets, BEN, "0.6");
    }

    @Test
    void refusal_saysWhenToComeAgain() {
        Budgets budgets = budgets("", "", "0.5");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> hold(budgets, ANNA, "0.6"))
                .satisfies(e -> assertThat(e.retryAfter())
                        .contains(Duration.between(TestingUsage.NOW, Instant.parse("2026-12-01T00:00:00Z"))));
    }

    @Test
    void refusedRequest_holdsNothing() {
        Budgets budgets = budgets("1", "", "0.5");
        assertExceeded(budgets, ANNA, "0.6", "this user");

        assertThat(book.setAside("total")).isZero();
        hold(budgets, BEN, "0.5");
    }

    @Test
    void keysOwnBudget_standsInForTheUsualOne() {
        Budgets budgets = budgets("", "1", "");

        hold(budgets, OTHER, "2.9");
        assertExceeded(budgets, OTHER, "0.2", "3 USD");
    }

    @Test
    void whatAllSpend_isToldToNobody() {
        book.spent("total", "12.34");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> hold(budgets("12.5", "", ""), ANNA, "1"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("12."));
    }

    @Test
    void budgetThatIsSpent_refusesAlsoWhereNoPriceIsKnown() {
        book.spent("key:k1", "1");

        assertExceeded(budgets("", "1", ""), ANNA, "0", "this key");
    }

    @Test
    void fourFifthsSpent_isToldEachTime() {
        Budgets budgets = budgets("", "1", "");
        book.spent("key:k1", "0.79999");
        assertThat(budgets.hold(UUID.randomUUID(), ANNA, BigDecimal.ZERO, Duration.ofMinutes(1)))
                .isEmpty();
        book.spent("key:k1", "0.8");
        for (int time = 0; time < 2; time++) {
            assertThat(budgets.hold(UUID.randomUUID(), ANNA, BigDecimal.ZERO, Duration.ofMinutes(1)))
                    .containsExactly("80 % of the budget of this key for 2026-11 is spent");
        }
    }

    @Test
    void whileTheDatabaseIsAway_whatItLastSaidCounts() {
        Budgets budgets = budgets("", "1", "");
        book.spent("key:k1", "0.7");
        hold(budgets, ANNA, "0.1");
        book.away(true);

        assertExceeded(budgets, ANNA, "0.21", "0.7 are spent");
        hold(budgets, ANNA, "0.2");
    }

    @Test
    void databaseThatComesBackBeforeItsRows_makesNothingForgotten() {
        Budgets budgets = budgets("", "1", "");
        book.away(true);
        budgets.settle(TestingUsage.entry(hold(budgets, ANNA, "0.9"), ANNA, "0.9"));
        book.away(false);
        budgets.settle(TestingUsage.entry(hold(budgets, ANNA, "0.01"), ANNA, "0"));
        book.away(true);

        assertExceeded(budgets, ANNA, "0.2", "0.9 are spent");
    }

    @Test
    void budgetOfNothing_refusesEverything() {
        assertExceeded(budgets("", "0", ""), ANNA, "0", "0 USD");
    }

    @Test
    void newMonth_beginsAnew() {
        book.away(true);
        Budgets budgets = budgets("", "1", "");
        settle(budgets, TestingUsage.entry(hold(budgets, ANNA, "1"), ANNA, "1"));
        assertExceeded(budgets, ANNA, "0.5", "2026-11");

        now.set(Instant.parse("2026-12-01T00:00:00Z"));
        hold(budgets, ANNA, "0.5");
    }

    @Property
    void whateverHappens_noLimitIsPassed(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> draws, @ForAll boolean away) {
        TestingBook each = new TestingBook();
        each.away(away);
        Budgets budgets = new Budgets(
                new BudgetConfig(usd("2"), usd("1"), Optional.empty()),
                each,
                new TestingMetrics().metrics(),
                () -> TestingUsage.NOW);
        BigDecimal spent = BigDecimal.ZERO;
        ArrayDeque<UUID> flying = new ArrayDeque<>();
        for (int draw : draws) {
            if (draw % 3 == 0 && !flying.isEmpty()) {
                BigDecimal cost = BigDecimal.valueOf(draw, 2).min(new BigDecimal("0.3"));
                LedgerEntry entry = TestingUsage.entry(flying.remove(), ANNA, cost.toPlainString());
                budgets.settle(entry);
                each.add(entry);
                spent = spent.add(cost);
            } else {
                try {
                    flying.add(hold(budgets, ANNA, "0.3"));
                } catch (GenerationException exceeded) {
                    assertThat(exceeded.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
                }
            }
            BigDecimal atMost = spent.add(new BigDecimal("0.3").multiply(BigDecimal.valueOf(flying.size())));
            assertThat(atMost).isLessThanOrEqualTo(BigDecimal.ONE);
        }
    }

    private void settle(Budgets budgets, LedgerEntry entry) {
        budgets.settle(entry);
        book.add(entry);
    }
}
