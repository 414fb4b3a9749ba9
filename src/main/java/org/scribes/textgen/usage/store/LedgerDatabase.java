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

/** The database, which may be unavailable. Only the ledger's thread opens it and notices that it is available again; until then all other calls fail at once. */
@ApplicationScoped
public class LedgerDatabase {
    private static final EventLog LOG = EventLog.of(LedgerDatabase.class);

    /** Fewer than the pool's connections, so that the ledger's own thread gets one. */
    private static final int ASKERS = 8;

    private static final int TURN_MILLIS = 500;
    /** The clocks of other instances, whose reservations expire too, may be slow. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Semaphore turns = new Semaphore(ASKERS);
    private final InstantSource clock;
    private final boolean ownFile;

    /** Not shareable: a shared connection stays with a request's thread until the request is over. */
    @Resource(lookup = "jdbc/ledger", shareable = false)
    private @Nullable DataSource source;

    /** Whether the schema is up to date. */
    private volatile boolean migrated;

    private volatile boolean there;
    /** Whether the unavailability was logged; it is logged once. */
    private volatile boolean toldAway;

    @Inject
    LedgerDatabase(LedgerConfig config, DataDirectory directory) {
        this.clock = InstantSource.system();
        this.ownFile = config.ownFile();
        if (config.ownFile()) {
            // where H2 looks for the file that the server's configuration calls ./ledger
            System.setProperty("h2.baseDir", directory.path().toString());
        }
    }

    /** For tests. */
    LedgerDatabase(DataSource source, boolean ownFile, InstantSource clock) {
        this.source = source;
        this.ownFile = ownFile;
        this.clock = clock;
    }

    /** Whether the database is available, as far as is known. */
    boolean there() {
        return there;
    }

    /** Checks that the database can be written to, and migrates its schema if needed. It counts as unavailable for others until {@link #opened}: the waiting rows must be in the sums that they read. */
    boolean open() {
        try {
            if (!migrated) {
                migrate();
                migrated = true;
            }
            // a write: a read-only database is no use
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

    /** Deletes expired reservations. */
    void removeExpired() {
        inTransaction(rows -> rows.sql(
                        "delete from reservation where expires <= ?",
                        clock.instant().minus(CLOCKS_DIFFER).toEpochMilli())
                .update());
    }

    /** Marks the database as unavailable until the ledger's thread finds it available again. */
    void lost(Throwable why) {
        there = false;
        if (!toldAway) {
            toldAway = true;
            LOG.warn("ledger_away", field("sql_state", SqlFailure.state(why).orElse("none")), failure(why));
        }
    }

    /** Runs {@code question} in a transaction; nothing if the database is unavailable or busy. */
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

    /** Runs {@code work} in a transaction, which is rolled back if the work marks it for rollback. If this throws, the commit may still have succeeded. */
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
                // the database may have tables of others
                .table("textgen_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        if (ownFile) {
            // H2 does not roll back a failed migration: it is removed from the history and run again
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
