package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LedgerConfig;
import org.scribes.textgen.observe.EventLog;

/**
 * The database, which may be away. Only the ledger's thread opens it and finds out that it is back; whoever asks meanwhile
 * is told at once.
 */
@ApplicationScoped
public class LedgerDatabase {
    private static final EventLog LOG = EventLog.of(LedgerDatabase.class);

    /** Fewer than the pool has, so that the ledger's own thread finds a connection. */
    private static final int ASKERS = 8;

    private static final int TURN_MILLIS = 500;
    /** Clocks of other instances, which keep what it is for them to expire, may be late. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Semaphore turns = new Semaphore(ASKERS);
    private final InstantSource clock;
    private final boolean ownFile;

    /** Not shareable: a shared connection stays with a request's thread until the request is over. */
    @Resource(lookup = "jdbc/ledger", shareable = false)
    private @Nullable DataSource source;

    /** Whether its tables are up to date. */
    private volatile boolean migrated;

    private volatile boolean there;
    /** Whether the log says so; said once. */
    private volatile boolean toldAway;

    @Inject
    LedgerDatabase(LedgerConfig config, DataDirectory directory) {
        this.clock = InstantSource.system();
        this.ownFile = config.ownFile();
        if (config.ownFile()) {
            // where H2 looks for what the server's configuration names ./ledger
            System.setProperty("h2.baseDir", directory.path().toString());
        }
    }

    /** Of a test. */
    LedgerDatabase(DataSource source, boolean ownFile, InstantSource clock) {
        this.source = source;
        this.ownFile = ownFile;
        this.clock = clock;
    }

    /** Whether it can be asked, as far as is known. */
    boolean there() {
        return there;
    }

    /**
     * Finds out whether it can be written to, and brings its tables up to date if that was not done yet. Others are not told
     * before {@link #opened}: what waits must be in the sums that they ask for.
     */
    boolean open() {
        try {
            if (!migrated) {
                migrate();
                migrated = true;
            }
            // writes, since a database that only lets itself be read is of no use
            removeExpired();
            return true;
        } catch (RuntimeException | Error e) {
            lost(e);
            return false;
        }
    }

    /**
     * From now on it can be asked.
     *
     * @param waited rows that had to wait for it
     */
    void opened(long waited) {
        LOG.info(toldAway ? "ledger_back" : "ledger_opened", field("rows_waiting", waited));
        toldAway = false;
        there = true;
    }

    /** Forgets what was kept for requests that nothing was heard of. */
    void removeExpired() {
        inTransaction(rows -> rows.sql(
                        "delete from reservation where expires <= ?",
                        clock.instant().minus(CLOCKS_DIFFER).toEpochMilli())
                .update());
    }

    /** Notes that it cannot be asked until the ledger's thread finds that it can. */
    void lost(Throwable why) {
        there = false;
        if (!toldAway) {
            toldAway = true;
            LOG.warn("ledger_away", field("sql_state", SqlFailure.state(why).orElse("none")), failure(why));
        }
    }

    /** What {@code question} finds out in a transaction; nothing when the database is away or busy. */
    <T> Optional<T> ask(Function<LedgerTransaction, T> question) {
        if (!there) {
            return Optional.empty();
        }
        if (!myTurn()) {
            LOG.warn("ledger_busy", field("sql_state", "none"));
            return Optional.empty();
        }
        try {
            return Optional.of(inTransaction(question));
        } catch (RuntimeException e) {
            switch (SqlFailure.of(e)) {
                case REFUSED -> throw e;
                case BUSY ->
                    LOG.warn(
                            "ledger_busy",
                            field("sql_state", SqlFailure.state(e).orElse("none")));
                case AWAY -> lost(e);
            }
            return Optional.empty();
        } finally {
            turns.release();
        }
    }

    private boolean myTurn() {
        try {
            return turns.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Does {@code work} wholly, or not at all if it marks the transaction for rollback; when it throws, it may yet have been done, if the commit was on its way. */
    <T> T inTransaction(Function<LedgerTransaction, T> work) {
        if (!migrated) {
            throw new IllegalStateException("not opened");
        }
        try (Connection connection = source().getConnection()) {
            return LedgerTransaction.run(connection, work);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    void close() {
        there = false;
        migrated = false;
    }

    private void migrate() {
        LogFactory.setLogCreator(type -> new SilentFlywayLog());
        Flyway flyway = Flyway.configure(LedgerDatabase.class.getClassLoader())
                .dataSource(source())
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .callbackLocations(new Location[0])
                // the database may hold what is not ours
                .table("textgen_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        if (ownFile) {
            // H2 does not undo half a step: one that failed is forgotten, and done again
            flyway.repair();
        }
        flyway.migrate();
    }

    private DataSource source() {
        if (source == null) {
            throw new IllegalStateException("the server gave no data source");
        }
        return source;
    }
}
