package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String UNIT = "ledger";
    /** Under the usual name the server would open the unit while the application starts, and could not open it again. */
    private static final String DESCRIPTION = "META-INF/ledger-persistence.xml";

    /** Not shareable: a shared connection stays with a request's thread until the request is over. */
    @Resource(lookup = "jdbc/ledger", shareable = false)
    private @Nullable DataSource source;

    private volatile @Nullable EntityManagerFactory factory;
    private volatile boolean there;
    /** Whether the log says so; said once. */
    private volatile boolean toldAway;

    @Inject
    LedgerDatabase(LedgerConfig config, DataDirectory directory) {
        if (config.ownFile()) {
            // where H2 looks for what the server's configuration names ./ledger
            System.setProperty("h2.baseDir", directory.path().toString());
        }
    }

    /** Of a test. */
    LedgerDatabase(DataSource source) {
        this.source = source;
    }

    /** Whether it can be asked, as far as is known. */
    boolean there() {
        return there;
    }

    /**
     * Finds out whether it can be asked, and brings its tables up to date if that was not done yet.
     *
     * @param waiting rows, which the log tells when it is back
     */
    boolean open(long waiting) {
        boolean made = false;
        try {
            if (factory == null) {
                migrate();
                factory = Persistence.createEntityManagerFactory(
                        UNIT,
                        Map.of(
                                "eclipselink.persistencexml",
                                DESCRIPTION,
                                "jakarta.persistence.nonJtaDataSource",
                                source()));
                made = true;
            }
            // writes, since a database that only lets itself be read is of no use
            removeExpired();
            LOG.info(toldAway ? "ledger_back" : "ledger_opened", field("rows_waiting", waiting));
            toldAway = false;
            there = true;
            return true;
        } catch (RuntimeException e) {
            if (made) {
                // one that failed when it was first used stays of no use
                close();
            }
            lost(e);
            return false;
        }
    }

    /** Forgets what was kept for requests that nothing was heard of. */
    void removeExpired() {
        inTransaction(rows -> rows.createNativeQuery("delete from reservation where expires <= ?")
                .setParameter(1, System.currentTimeMillis())
                .executeUpdate());
    }

    /** Notes that it cannot be asked until the ledger's thread finds that it can. */
    void lost(Exception why) {
        there = false;
        if (!toldAway) {
            toldAway = true;
            LOG.warn("ledger_away", field("sql_state", SqlFailure.state(why).orElse("none")), failure(why));
        }
    }

    /** What {@code question} finds out in a transaction; nothing when the database is away or busy. */
    <T> Optional<T> ask(Function<EntityManager, T> question) {
        if (!there) {
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
        }
    }

    /** Does {@code work} wholly or not at all; when it throws, it may yet have been done, if the commit was on its way. */
    <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManagerFactory open = factory;
        if (open == null) {
            throw new IllegalStateException("not opened");
        }
        EntityManager entities = open.createEntityManager();
        try {
            entities.getTransaction().begin();
            // has EclipseLink take its connection now: until it has, it reads by others, without the locks of this one
            entities.unwrap(Connection.class);
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            try {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                // the connection went, and the transaction with it; why is on its way already
                LOG.debug("ledger_rollback_failed", failure(e));
            } finally {
                entities.close();
            }
        }
    }

    void close() {
        there = false;
        EntityManagerFactory open = factory;
        factory = null;
        if (open != null) {
            open.close();
        }
    }

    private void migrate() {
        LogFactory.setLogCreator(type -> new SilentLog());
        Flyway.configure(LedgerDatabase.class.getClassLoader())
                .dataSource(source())
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .callbackLocations(new Location[0])
                // the database may hold what is not ours
                .table("textgen_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private DataSource source() {
        if (source == null) {
            throw new IllegalStateException("the server gave no data source");
        }
        return source;
    }
}
