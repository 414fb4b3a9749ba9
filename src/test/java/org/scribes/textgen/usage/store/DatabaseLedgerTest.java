package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.usage.store.TestingLedger.caller;
import static org.scribes.textgen.usage.store.TestingLedger.entry;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.BudgetAccounts;
import org.scribes.textgen.usage.LedgerAnswer;
import org.scribes.textgen.usage.LedgerEntry;
import org.scribes.textgen.usage.QuotationCounts;
import org.scribes.textgen.usage.UsageStore.Group;
import org.scribes.textgen.usage.UsageStore.Line;
import org.scribes.textgen.usage.UsageStore.Question;

/** What goes into the ledger comes out of it, once, in both databases. */
class DatabaseLedgerTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void entries_areWrittenAndWhatTheyCostIsAddedUp(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            for (int i = 0; i < 1200; i++) {
                ledger.ledger.add(entry("r" + i, caller("k1", Optional.of("u" + i % 3)), "0.000000001"));
            }
            ledger.ledger.add(entry("other", caller("k2", Optional.empty()), "2.5"));

            ledger.awaitRows(1201);
            assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH)).contains(new BigDecimal("2.500001200"));
            assertThat(ledger.spending.spent("key:k1", MONTH)).contains(new BigDecimal("0.000001200"));
            assertThat(ledger.spending.spent("user:k1:u2", MONTH)).contains(new BigDecimal("0.000000400"));
            assertThat(ledger.spending.spent("key:k2", MONTH)).contains(new BigDecimal("2.500000000"));
            assertThat(ledger.spending.spent("key:k2", MONTH.plusMonths(1))).contains(BigDecimal.ZERO);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerThatWasOnlyJudged_isMarkedAndPaidByNoUser(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            Caller caller = caller("k1", Optional.of("u"));
            QuotationCounts quotations = new QuotationCounts(5, 4, 3, 2, 1);
            LedgerAnswer answer = new LedgerAnswer(Optional.of("small"), true, Optional.of(quotations));
            ledger.ledger.add(entry("r", caller, "2"));
            ledger.ledger.add(TestingLedger.entry("r", caller, new Variant("trial", "small", true), answer));

            ledger.awaitRows(2);

            assertThat(ledger.count("select count(*) from ledger where shadow and variant_model = 'trial'"
                            + " and variant_target = 'small' and target = 'small' and refusal"
                            + " and quotations_verified = 5 and quotations_altered = 4 and quotations_fabricated = 3"
                            + " and quotations_other = 2 and quotations_repaired = 1"))
                    .isEqualTo(1);
            assertThat(ledger.count("select count(*) from ledger where not shadow and variant_model is null"
                            + " and target is null and refusal is null and quotations_verified is null"))
                    .isEqualTo(1);
            assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH)).contains(new BigDecimal("3.000000000"));
            assertThat(ledger.spending.spent("key:k1", MONTH)).contains(new BigDecimal("2.000000000"));
            assertThat(ledger.spending.spent("user:k1:u", MONTH)).contains(new BigDecimal("2.000000000"));
            assertThat(ledger.usage.lines(new Question(
                            TestingLedger.NOW, TestingLedger.NOW.plusMillis(1), Group.USER, Optional.empty())))
                    .hasValueSatisfying(lines -> assertThat(lines)
                            .singleElement()
                            .extracting(Line::requests)
                            .isEqualTo(1L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatMayHaveBeenWritten_areWrittenOnce(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            LedgerWriter writer = new LedgerWriter(ledger.database);
            LedgerEntry first = entry("r1", caller("k1", Optional.empty()), "1");
            LedgerEntry second = entry("r2", caller("k1", Optional.empty()), "1");
            writer.write(List.of(first), false);

            writer.write(List.of(first, second), true);

            assertThat(ledger.rows()).isEqualTo(2);
            assertThat(ledger.spending.spent("key:k1", MONTH)).contains(new BigDecimal("2.000000000"));
            assertThat(writer.has(second)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowThatTheDatabaseRefuses_keepsNoOtherOut(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            ledger.ledger.add(entry("before", caller("k1", Optional.empty()), "1"));
            ledger.ledger.add(entry("bad", caller("k1", Optional.empty()), "99999999999"));
            ledger.ledger.add(entry("after", caller("k1", Optional.empty()), "1"));

            ledger.awaitRows(2);
            TestingLedger.await("the row to be given up", () -> lost(ledger) == 1);
            assertThat(ledger.spending.spent("key:k1", MONTH)).contains(new BigDecimal("2.000000000"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void longNames_areCutAndCostNoRow(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            ledger.ledger.add(entry(
                    "r1",
                    caller("k".repeat(500), Optional.of("u".repeat(500))),
                    Optional.of(BigDecimal.ONE),
                    Outcome.OK,
                    TestingLedger.NOW,
                    "m".repeat(500)));

            ledger.awaitRows(1);
            assertThat(ledger.spending.spent("key:" + "k".repeat(500), MONTH)).contains(new BigDecimal("1.000000000"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsAtAStop_isWritten(TestingDatabase kind) {
        DataSource source = kind.empty(folder);
        TestingLedger ledger = TestingLedger.started(source);
        for (int i = 0; i < 2000; i++) {
            ledger.ledger.add(entry("r" + i, caller("k1", Optional.empty()), "1"));
        }
        ledger.close();

        try (TestingLedger again = TestingLedger.started(source)) {
            assertThat(again.rows()).isEqualTo(2000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoInstancesThatStartAtOnce_bothComeUp(TestingDatabase kind) {
        DataSource source = kind.empty(folder);
        try (TestingLedger one = new TestingLedger(source);
                TestingLedger other = new TestingLedger(source)) {
            one.ledger.start(new ServiceOpening());
            other.ledger.start(new ServiceOpening());

            TestingLedger.await("both", () -> one.database.there() && other.database.there());
            one.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));
            other.ledger.add(entry("r2", caller("k1", Optional.empty()), "1"));
            one.awaitRows(2);
            assertThat(other.spending.spent("key:k1", MONTH)).contains(new BigDecimal("2.000000000"));
        }
    }

    private static long lost(TestingLedger ledger) {
        return ledger.metrics.counts().getOrDefault("textgen_ledger_rows_lost", 0L);
    }

    @Test
    void everyStepOfTheSchema_isNamed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.NAMES);
        }
    }

    @Test
    void rowsBeyondTheCapacity_areLostAndCounted() {
        DataSource source = TestingLedger.h2(folder);
        TestingLedger ledger = new TestingLedger(source, 3);
        for (int i = 0; i < 5; i++) {
            ledger.ledger.add(entry("r" + i, caller("k1", Optional.empty()), "1"));
        }
        ledger.ledger.start(new ServiceOpening());

        ledger.awaitRows(3);
        assertThat(ledger.count("select count(*) from ledger where request_id in ('r0', 'r1', 'r2')"))
                .isEqualTo(3);
        assertThat(lost(ledger)).isEqualTo(2);
        ledger.close();
    }

    @Test
    void failureThatNobodyThoughtOf_endsNothing() {
        DataSource pool = TestingLedger.h2(folder);
        AtomicInteger failures = new AtomicInteger();
        DataSource source = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && failures.getAndDecrement() > 0) {
                        throw new LinkageError("of the test");
                    }
                    return method.invoke(pool, arguments);
                });
        try (TestingLedger ledger = TestingLedger.started(source)) {
            failures.set(2);
            ledger.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));
            TestingLedger.await("the failures", () -> failures.get() <= 0);
            ledger.thread.orElseThrow().interrupt();

            ledger.awaitRows(1);
            ledger.ledger.add(entry("r2", caller("k1", Optional.empty()), "1"));
            ledger.awaitRows(2);
        }
    }

    @Test
    void schemaThatWasHalfMade_isMadeWhole() throws SQLException {
        DataSource source = TestingLedger.h2(folder);
        TestingLedger.started(source).close();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table feedback");
            statement.execute("drop index reservation_expires");
            statement.execute("alter table ledger drop column shadow");
            statement.execute("update \"textgen_schema\" set \"success\" = false");
        }

        try (TestingLedger again = TestingLedger.started(source)) {
            assertThat(again.count("select count(*) from feedback")).isZero();
            assertThat(again.count("select count(*) from ledger where shadow")).isZero();
            assertThat(again.count("select count(*) from information_schema.indexes"
                            + " where lower(index_name) = 'reservation_expires'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsLeftAtAStopOrComesLater_isCountedAsLost() {
        TestingLedger ledger = new TestingLedger(TestingLedger.h2(folder));
        ledger.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));
        ledger.ledger.add(entry("r2", caller("k1", Optional.empty()), "1"));

        ledger.close();
        assertThat(lost(ledger)).isEqualTo(2);

        ledger.ledger.add(entry("r3", caller("k1", Optional.empty()), "1"));
        assertThat(lost(ledger)).isEqualTo(3);
        assertThat(ledger.ledger.waiting()).isZero();
    }

    @Test
    void databaseThatIsBackDuringTheStop_getsWhatWaits() throws InterruptedException {
        try (TestingPostgres postgres = TestingPostgres.start();
                TestingLedger ledger = TestingLedger.started(postgres.source())) {
            postgres.kill();
            ledger.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));
            TestingLedger.await("the loss to be noticed", () -> !ledger.database.there());
            Thread starter = new Thread(postgres::startAgain);
            starter.start();

            ledger.ledger.stop();
            starter.join();

            try (TestingLedger again = TestingLedger.started(postgres.source())) {
                assertThat(again.rows()).isEqualTo(1);
            }
        }
    }

    @Test
    void databaseThatIsAway_delaysRowsAndLosesNone() {
        try (TestingPostgres postgres = TestingPostgres.start();
                TestingLedger ledger = TestingLedger.started(postgres.source())) {
            postgres.kill();
            long begin = System.nanoTime();
            for (int i = 0; i < 3000; i++) {
                ledger.ledger.add(entry("r" + i, caller("k1", Optional.empty()), "1"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            TestingLedger.await("the loss to be noticed", () -> !ledger.database.there());
            long asked = System.nanoTime();
            assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(100));

            postgres.startAgain();

            TestingLedger.await("the database to be back", ledger.database::there);
            // nobody is told that it is back before it has what waited
            assertThat(ledger.rows()).isEqualTo(3000);
            assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH)).contains(new BigDecimal("3000.000000000"));
        }
    }

    @Test
    void databaseThatIsKilledAgainAndAgain_hasEveryRowOnce() throws InterruptedException {
        try (TestingPostgres postgres = TestingPostgres.start();
                TestingLedger ledger = TestingLedger.started(postgres.source())) {
            int count = 0;
            for (int kill = 0; kill < 2; kill++) {
                for (int i = 0; i < 200; i++) {
                    for (int j = 0; j < 20; j++) {
                        ledger.ledger.add(entry("r" + count++, caller("k1", Optional.empty()), "1"));
                    }
                    if (i == 50 + 60 * kill) {
                        postgres.kill();
                        postgres.startAgain();
                    }
                    Thread.sleep(1);
                }
            }

            ledger.awaitRows(count);
            assertThat(ledger.spending.spent(BudgetAccounts.TOTAL, MONTH))
                    .contains(new BigDecimal(count + ".000000000"));
        }
    }
}
