package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.usage.store.TestingLedger.caller;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.usage.BudgetAccounts;
import org.scribes.textgen.usage.LedgerEntry;
import org.scribes.textgen.usage.SpendingStore.Budget;
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.ReservationResult;
import org.scribes.textgen.usage.SpendingStore.Reserved;

class DatabaseSpendingStoreTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    /** Beyond the clocks of test and machine. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void wish_isHeldToEachBudgetWithWhatIsInFlight(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            List<Budget> holdings =
                    List.of(new Budget("user:k1:u", new BigDecimal("1")), new Budget("key:k1", new BigDecimal("5")));

            Reserved first = (Reserved) reserve(ledger, UUID.randomUUID(), holdings, "0.6");
            ReservationResult second = reserve(ledger, UUID.randomUUID(), holdings, "0.6");
            ReservationResult other = reserve(ledger, UUID.randomUUID(), holdings.subList(1, 2), "4.4");
            ReservationResult more = reserve(ledger, UUID.randomUUID(), holdings.subList(1, 2), "0.0000000001");

            assertThat(first.usages())
                    .extracting(budget -> budget.usedUsd().stripTrailingZeros())
                    .containsOnly(new BigDecimal("0.6"));
            assertThat(second).isInstanceOfSatisfying(Exceeded.class, exceeded -> {
                assertThat(exceeded.usage().budget().holder()).isEqualTo("user:k1:u");
                assertThat(exceeded.usage().reservedUsd()).isEqualByComparingTo("0.6");
                assertThat(exceeded.usage().spentUsd()).isZero();
            });
            assertThat(other).isInstanceOf(Reserved.class);
            assertThat(more).isInstanceOf(Exceeded.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void entryThatIsWritten_turnsWhatWasKeptIntoWhatWasSpent(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            List<Budget> holdings = List.of(new Budget("key:k1", new BigDecimal("1")));
            UUID id = UUID.randomUUID();
            assertThat(reserve(ledger, id, holdings, "0.9")).isInstanceOf(Reserved.class);

            ledger.ledger.add(entry(id, "0.2"));
            ledger.awaitRows(1);

            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "0.9"))
                    .isInstanceOfSatisfying(
                            Exceeded.class,
                            exceeded -> assertThat(exceeded.usage().spentUsd()).isEqualByComparingTo("0.2"));
            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "0.8")).isInstanceOf(Reserved.class);
            assertThat(ledger.spending.spent("key:k1", MONTH)).contains(new BigDecimal("0.200000000"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void userWhoIsRefused_leavesNoRow(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            Budget key = new Budget("key:k1", new BigDecimal("5"));
            for (int i = 0; i < 3; i++) {
                Budget user = new Budget("user:k1:made-up-" + i, new BigDecimal("1"));
                assertThat(reserve(ledger, UUID.randomUUID(), List.of(user, key), "2"))
                        .isInstanceOf(Exceeded.class);
            }

            assertThat(ledger.count("select count(*) from spending")).isZero();
            assertThat(ledger.count("select count(*) from reservation")).isZero();
            assertThat(reserve(ledger, UUID.randomUUID(), List.of(key), "2")).isInstanceOf(Reserved.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenBackOrExpired_canBeSpentAgain(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            List<Budget> holdings = List.of(new Budget(BudgetAccounts.TOTAL, new BigDecimal("1")));
            UUID given = UUID.randomUUID();
            assertThat(reserve(ledger, given, holdings, "1")).isInstanceOf(Reserved.class);

            ledger.ledger.add(entry(given, "0"));
            TestingLedger.await("the row to go", () -> ledger.count("select count(*) from reservation") == 0);

            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "1")).isInstanceOf(Reserved.class);
            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "1")).isInstanceOf(Exceeded.class);
            ledger.now = LATER;
            assertThat(ledger.spending.reserve(
                            UUID.randomUUID(), holdings, MONTH, BigDecimal.ONE, LATER.plusSeconds(1)))
                    .get()
                    .isInstanceOf(Reserved.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherMonth_hasABudgetOfItsOwn(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            List<Budget> holdings = List.of(new Budget(BudgetAccounts.TOTAL, BigDecimal.ONE));
            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "1")).isInstanceOf(Reserved.class);

            assertThat(ledger.spending.reserve(UUID.randomUUID(), holdings, MONTH.plusMonths(1), BigDecimal.ONE, LATER))
                    .get()
                    .isInstanceOf(Reserved.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void instancesThatRace_neverPassTheLimit(TestingDatabase kind) throws Exception {
        DataSource source = kind.empty(folder);
        try (TestingLedger one = TestingLedger.started(source);
                TestingLedger other = TestingLedger.started(source)) {
            ExecutorService threads = Executors.newFixedThreadPool(12);
            List<Future<Integer>> spenders = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                TestingLedger mine = i % 2 == 0 ? one : other;
                int user = i % 3;
                spenders.add(threads.submit(() -> spend(mine, user)));
            }
            int spent = 0;
            for (Future<Integer> spender : spenders) {
                spent += spender.get();
            }
            threads.shutdown();

            // every tenth of the ten dollars finds somebody, and no tenth finds two
            assertThat(spent).isEqualTo(100);
            one.awaitRows(spent);
            assertThat(one.spending.spent(BudgetAccounts.TOTAL, MONTH)).contains(new BigDecimal("10.000000000"));
            assertThat(one.count("select count(*) from reservation")).isZero();
        }
    }

    /** Spends tenths, each some time after it was kept, until nothing is left; how many. */
    private static int spend(TestingLedger ledger, int user) throws InterruptedException {
        List<Budget> holdings = List.of(
                new Budget("user:k1:u" + user, new BigDecimal("100")),
                new Budget(BudgetAccounts.TOTAL, new BigDecimal("10")),
                new Budget("key:k1", new BigDecimal("50")));
        int spent = 0;
        while (true) {
            UUID id = UUID.randomUUID();
            Optional<ReservationResult> ruling;
            try {
                ruling = ledger.spending.reserve(id, holdings, MONTH, new BigDecimal("0.1"), LATER);
            } catch (GenerationException e) {
                // too many others at once
                continue;
            }
            if (ruling.isPresent() && ruling.get() instanceof Exceeded) {
                return spent;
            }
            if (ruling.isPresent()) {
                Thread.sleep(2);
                ledger.ledger.add(entry(id, "0.1"));
                spent++;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void amountThatNoColumnTakes_isLeftToTheInstance(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            Budget vast = new Budget(BudgetAccounts.TOTAL, new BigDecimal("1e15"));

            assertThat(ledger.spending.reserve(
                            UUID.randomUUID(), List.of(vast), MONTH, new BigDecimal("99999999999"), LATER))
                    .isEmpty();
            assertThat(ledger.database.there()).isTrue();
        }
    }

    @Test
    void databaseThatTooManyAsk_isBusyAndNotAway() throws Exception {
        try (TestingLedger ledger = TestingLedger.started(TestingLedger.h2(folder))) {
            List<Budget> holdings = List.of(new Budget(BudgetAccounts.TOTAL, BigDecimal.ONE));
            CountDownLatch asking = new CountDownLatch(8);
            CountDownLatch enough = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Optional<Boolean>>> askers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                askers.add(threads.submit(() -> ledger.database.ask(rows -> {
                    asking.countDown();
                    return waited(enough);
                })));
            }
            assertThat(asking.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> reserve(ledger, UUID.randomUUID(), holdings, "1"))
                    .isInstanceOfSatisfying(GenerationException.class, busy -> {
                        assertThat(busy.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE);
                        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(1));
                    });
            assertThat(ledger.database.there()).isTrue();

            enough.countDown();
            for (Future<Optional<Boolean>> asker : askers) {
                assertThat(asker.get()).contains(true);
            }
            threads.shutdown();
            assertThat(reserve(ledger, UUID.randomUUID(), holdings, "1")).isInstanceOf(Reserved.class);
        }
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void poolThatIsEmpty_isBusyAndNotAway() {
        assertThat(SqlFailure.of(new IllegalStateException(new SQLTransientConnectionException("no connection"))))
                .isEqualTo(SqlFailure.BUSY);
        assertThat(SqlFailure.of(new IllegalStateException(new SQLException("gone", "08006"))))
                .isEqualTo(SqlFailure.AWAY);
    }

    @Test
    void expiredLongAgo_goesWhenAllClocksSaySo() {
        try (TestingLedger ledger = TestingLedger.started(TestingLedger.h2(folder))) {
            List<Budget> holdings = List.of(new Budget(BudgetAccounts.TOTAL, BigDecimal.TEN));
            for (int minutes : new int[] {4, 6}) {
                assertThat(ledger.spending.reserve(
                                UUID.randomUUID(),
                                holdings,
                                MONTH,
                                BigDecimal.ONE,
                                TestingLedger.NOW.minus(Duration.ofMinutes(minutes))))
                        .isPresent();
            }

            ledger.database.removeExpired();

            assertThat(ledger.count("select count(*) from reservation")).isEqualTo(1);
        }
    }

    @Test
    void databaseThatWasNeverThere_answersAtOnce() {
        TestingLedger ledger = new TestingLedger(TestingLedger.h2(folder));
        long begin = System.nanoTime();

        assertThat(ledger.spending.reserve(
                        UUID.randomUUID(),
                        List.of(new Budget(BudgetAccounts.TOTAL, BigDecimal.ONE)),
                        MONTH,
                        BigDecimal.ONE,
                        LATER))
                .isEmpty();
        assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void holders_areAllWhoPay() {
        assertThat(BudgetAccounts.of(caller("k1", Optional.of("u")), false))
                .containsExactly("total", "key:k1", "user:k1:u");
        assertThat(Stream.of(BudgetAccounts.of(caller("k1", Optional.empty()), false)))
                .containsExactly(List.of("total", "key:k1"));
        assertThat(BudgetAccounts.of(caller("k1", Optional.of("u")), true)).containsExactly("total");
    }

    private static ReservationResult reserve(TestingLedger ledger, UUID id, List<Budget> holdings, String usd) {
        return ledger.spending
                .reserve(id, holdings, MONTH, new BigDecimal(usd), LATER)
                .orElseThrow();
    }

    private static LedgerEntry entry(UUID id, String usd) {
        return new LedgerEntry(
                id,
                TestingLedger.NOW,
                "r",
                caller("k1", Optional.empty()),
                "m",
                Mode.API,
                Outcome.OK,
                Optional.empty(),
                1,
                1,
                false,
                Optional.of(new BigDecimal(usd)),
                Duration.ZERO,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
