package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.usage.SpendingBook;

/**
 * The spending book in the database. Whoever reserves holds the rows of all its budgets until it is done, taken in the
 * order of their names as the ledger takes them: so what is compared with a limit cannot change meanwhile.
 */
@ApplicationScoped
public class SpendingStore implements SpendingBook {
    private static final int LOCK_MILLIS = 2000;

    private final LedgerDatabase database;
    private final DatabaseLedger ledger;
    private final InstantSource clock;

    @Inject
    SpendingStore(LedgerDatabase database, DatabaseLedger ledger) {
        this(database, ledger, InstantSource.system());
    }

    SpendingStore(LedgerDatabase database, DatabaseLedger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Optional<Ruling> reserve(
            UUID id, List<Holding> holdings, YearMonth month, BigDecimal estimateUsd, Instant expires) {
        List<Holding> sorted = holdings.stream()
                .sorted(Comparator.comparing(holding -> LedgerWriter.column(holding.holder())))
                .toList();
        // upwards, so that what is rounded away cannot be spent
        BigDecimal estimate = estimateUsd.setScale(LedgerRow.AMOUNT_SCALE, RoundingMode.CEILING);
        return database.ask(rows -> {
            List<Standing> standings = new ArrayList<>();
            for (Holding holding : sorted) {
                standings.add(new Standing(holding, locked(rows, holding.holder(), month), BigDecimal.ZERO));
            }
            standings.replaceAll(standing ->
                    new Standing(standing.holding(), standing.spentUsd(), reserved(rows, standing.holding(), month)));
            for (Standing standing : standings) {
                if (standing.usedUsd()
                                .add(estimate)
                                .compareTo(standing.holding().limitUsd())
                        > 0) {
                    return new Exceeded(standing);
                }
            }
            sorted.forEach(holding -> keep(rows, id, holding, month, estimate, expires));
            standings.replaceAll(standing -> new Standing(
                    standing.holding(),
                    standing.spentUsd(),
                    standing.reservedUsd().add(estimate)));
            return new Reserved(standings);
        });
    }

    @Override
    public void release(UUID id) {
        ledger.release(id);
    }

    @Override
    public Optional<BigDecimal> spent(String holder, YearMonth month) {
        return database.ask(rows -> amount(account(rows, "", holder, month)).orElse(BigDecimal.ZERO));
    }

    /** What was spent, by a row that nobody else changes until this transaction ends. */
    private static BigDecimal locked(EntityManager rows, String holder, YearMonth month) {
        Query query = account(rows, " for update", holder, month);
        return amount(query).orElseGet(() -> {
            LedgerWriter.open(rows, LedgerWriter.column(holder), LedgerWriter.month(month));
            return amount(account(rows, " for update", holder, month)).orElseThrow();
        });
    }

    private static Query account(EntityManager rows, String lock, String holder, YearMonth month) {
        return rows.createNativeQuery("select usd from spending where holder = ? and month_utc = ?" + lock)
                .setParameter(1, LedgerWriter.column(holder))
                .setParameter(2, LedgerWriter.month(month))
                .setHint("jakarta.persistence.query.timeout", LOCK_MILLIS);
    }

    private static Optional<BigDecimal> amount(Query query) {
        List<?> found = query.getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((BigDecimal) found.get(0));
    }

    private BigDecimal reserved(EntityManager rows, Holding holding, YearMonth month) {
        return (BigDecimal) rows.createNativeQuery(
                        "select coalesce(sum(usd), 0) from reservation where holder = ? and month_utc = ?"
                                + " and expires > ?")
                .setParameter(1, LedgerWriter.column(holding.holder()))
                .setParameter(2, LedgerWriter.month(month))
                .setParameter(3, clock.millis())
                .getSingleResult();
    }

    private static void keep(
            EntityManager rows, UUID id, Holding holding, YearMonth month, BigDecimal estimate, Instant expires) {
        rows.createNativeQuery("insert into reservation (id, holder, month_utc, usd, expires) values (?, ?, ?, ?, ?)")
                .setParameter(1, id.toString())
                .setParameter(2, LedgerWriter.column(holding.holder()))
                .setParameter(3, LedgerWriter.month(month))
                .setParameter(4, estimate)
                .setParameter(5, expires.toEpochMilli())
                .executeUpdate();
    }
}
