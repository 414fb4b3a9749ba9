package org.scribes.textgen.usage.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.scribes.textgen.config.LedgerConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.usage.LedgerAnswer;
import org.scribes.textgen.usage.LedgerEntry;

/** A ledger in a hurry, over a real database, and the questions that a test asks it. */
final class TestingLedger implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final LedgerTimings HURRIED = new LedgerTimings(
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestingMetrics metrics = new TestingMetrics();
    final LedgerDatabase database;
    final DatabaseLedger ledger;
    /** Of the spending book; moved by hand. */
    volatile Instant now = NOW;

    /** Of the ledger, once it is started. */
    volatile Optional<Thread> thread = Optional.empty();

    final DatabaseSpendingStore spending;
    final DatabaseFeedbackStore feedback;
    final DatabaseUsageStore usage;
    final DatabaseVariantStore variants;

    TestingLedger(DataSource source, int capacity) {
        database = new LedgerDatabase(source, source instanceof JdbcConnectionPool, () -> now);
        ledger = new DatabaseLedger(
                new LedgerConfig(true, capacity, false),
                database,
                this::newThread,
                metrics.metrics(),
                HURRIED,
                new BackgroundTasks());
        spending = new DatabaseSpendingStore(database, () -> now);
        feedback = new DatabaseFeedbackStore(database, ledger);
        usage = new DatabaseUsageStore(database, ledger);
        variants = new DatabaseVariantStore(database, ledger);
    }

    TestingLedger(DataSource source) {
        this(source, 100_000);
    }

    private Thread newThread(Runnable work) {
        Thread made = new Thread(work);
        thread = Optional.of(made);
        return made;
    }

    /** Starts it, and waits until the database is open. */
    static TestingLedger started(DataSource source) {
        TestingLedger ledger = new TestingLedger(source);
        ledger.ledger.start(new ServiceOpening());
        await("the database to be open", ledger.database::there);
        return ledger;
    }

    /** A database in a file of {@code folder}, with the settings of the server's. */
    static DataSource h2(Path folder) {
        return JdbcConnectionPool.create(
                "jdbc:h2:async:" + folder.resolve("ledger") + ";MODE=PostgreSQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
    }

    static Caller caller(String client, Optional<String> user) {
        return new Caller(new Client(client, client + "-name", Client.Limits.NONE), user);
    }

    static LedgerEntry entry(String requestId, Caller caller, String usd) {
        return entry(requestId, caller, Optional.of(new BigDecimal(usd)), Outcome.OK, NOW, "org/model");
    }

    static LedgerEntry entry(
            String requestId,
            Caller caller,
            Optional<BigDecimal> usd,
            Outcome outcome,
            Instant finished,
            String model) {
        return new LedgerEntry(
                UUID.randomUUID(),
                finished,
                requestId,
                caller,
                model,
                Mode.API,
                outcome,
                Optional.empty(),
                1000,
                100,
                false,
                usd,
                Duration.ofMillis(1500),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** An answer of a variant, for one dollar. */
    static LedgerEntry entry(String requestId, Caller caller, Variant variant, LedgerAnswer answer) {
        return new LedgerEntry(
                UUID.randomUUID(),
                NOW,
                requestId,
                caller,
                "org/model",
                Mode.API,
                Outcome.OK,
                Optional.empty(),
                1000,
                100,
                false,
                Optional.of(BigDecimal.ONE),
                Duration.ofMillis(1500),
                false,
                Optional.of(variant),
                Optional.of(answer));
    }

    long rows() {
        return count("select count(*) from ledger");
    }

    long count(String sql) {
        return database.inTransaction(rows -> rows.sql(sql).one(row -> row.getLong(1)));
    }

    TestingLedger awaitRows(long count) {
        await(count + " rows", () -> database.there() && rows() == count);
        return this;
    }

    interface Condition {
        boolean holds();
    }

    static void await(String what, Condition condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        ledger.stop();
    }
}
