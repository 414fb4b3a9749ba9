package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.usage.SpendingStore;

/**
 * The spending book in the database. Whoever reserves holds the rows of all its budgets until it is done, taken in the
 * order of their names as the ledger takes them: so what is compared with a limit cannot change meanwhile.
 */
@ApplicationScoped
public class DatabaseSpendingStore implements SpendingStore {
    private static final EventLog LOG = EventLog.of(DatabaseSpendingStore.class);
    private static final int TRIES = 3;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LedgerDatabase database;
    private final InstantSource clock;

    @Inject
    DatabaseSpendingStore(LedgerDatabase database) {
        this(database, InstantSource.system());
    }

    DatabaseSpendingStore(LedgerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<ReservationResult> reserve(
            UUID id, List<Budget> holdings, YearMonth month, BigDecimal estimateUsd, Instant expires) {
        for (int i = 0; i < TRIES; i++) {
            Optional<ReservationResult> ruling;
            try {
                ruling = asked(id, holdings, month, estimateUsd, expires);
            } catch (RuntimeException e) {
                // values that it never takes must not cost the request
                LOG.error("ledger_reservation_refused", failure(e));
                return Optional.empty();
            }
            if (ruling.isPresent() || !database.there()) {
                return ruling;
            }
        }
        throw GenerationException.retryable(
                ErrorCode.LEDGER_UNAVAILABLE,
                "too many requests draw on this budget at once; try again shortly",
                RETRY);
    }

    private Optional<ReservationResult> asked(
            UUID id, List<Budget> holdings, YearMonth month, BigDecimal estimateUsd, Instant expires) {
        List<Budget> sorted = holdings.stream()
                .sorted(Comparator.comparing(holding -> LedgerWriter.column(holding.holder())))
                .toList();
        // upwards, so that what is rounded away cannot be spent
        BigDecimal estimate = estimateUsd.setScale(LedgerRow.AMOUNT_SCALE, RoundingMode.CEILING);
        return database.ask(rows -> {
            List<BudgetUsage> standings = new ArrayList<>();
            for (Budget holding : sorted) {
                standings.add(new BudgetUsage(holding, locked(rows, holding.holder(), month), BigDecimal.ZERO));
            }
            Map<String, BigDecimal> reserved = reserved(rows, sorted, month);
            standings.replaceAll(standing -> new BudgetUsage(
                    standing.budget(),
                    standing.spentUsd(),
                    reserved.getOrDefault(LedgerWriter.column(standing.budget().holder()), BigDecimal.ZERO)));
            for (BudgetUsage standing : standings) {
                if (standing.usedUsd().add(estimate).compareTo(standing.budget().limitUsd()) > 0) {
                    rows.getTransaction().setRollbackOnly(); // the rows opened above: anybody can make up holders
                    return new Exceeded(standing);
                }
            }
            sorted.forEach(holding -> keep(rows, id, holding, month, estimate, expires));
            standings.replaceAll(standing -> new BudgetUsage(
                    standing.budget(),
                    standing.spentUsd(),
                    standing.reservedUsd().add(estimate)));
            return new Reserved(standings);
        });
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
        return LedgerDatabase.query(rows, "select usd from spending where holder = ? and month_utc = ?" + lock)
                .setParameter(1, LedgerWriter.column(holder))
                .setParameter(2, LedgerWriter.month(month));
    }

    private static Optional<BigDecimal> amount(Query query) {
        List<?> found = query.getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((BigDecimal) found.get(0));
    }

    private Map<String, BigDecimal> reserved(EntityManager rows, List<Budget> holdings, YearMonth month) {
        Query query = LedgerDatabase.query(
                        rows,
                        "select holder, sum(usd) from reservation where month_utc = ? and expires > ? and holder in ("
                                + "?, ".repeat(holdings.size() - 1) + "?) group by holder")
                .setParameter(1, LedgerWriter.month(month))
                .setParameter(2, clock.millis());
        int place = 3;
        for (Budget holding : holdings) {
            query.setParameter(place++, LedgerWriter.column(holding.holder()));
        }
        List<?> found = query.getResultList();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Object row : found) {
            Object[] columns = (Object[]) row;
            sums.put(columns[0].toString(), (BigDecimal) columns[1]);
        }
        return sums;
    }

    private static void keep(
            EntityManager rows, UUID id, Budget holding, YearMonth month, BigDecimal estimate, Instant expires) {
        LedgerDatabase.query(
                        rows, "insert into reservation (id, holder, month_utc, usd, expires) values (?, ?, ?, ?, ?)")
                .setParameter(1, id.toString())
                .setParameter(2, LedgerWriter.column(holding.holder()))
                .setParameter(3, LedgerWriter.month(month))
                .setParameter(4, estimate)
                .setParameter(5, expires.toEpochMilli())
                .executeUpdate();
    }
}
