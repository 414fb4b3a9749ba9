package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.usage.SpendingStore;

/** Spending in the database. A reservation locks the rows of all its budgets until it commits, in the order of their names, as the ledger does: the amounts that are compared with a limit cannot change, and there is no deadlock. */
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
            UUID id, List<Budget> budgets, YearMonth month, BigDecimal estimateUsd, Instant expires) {
        for (int i = 0; i < TRIES; i++) {
            Optional<ReservationResult> ruling;
            try {
                ruling = asked(id, budgets, month, estimateUsd, expires);
            } catch (RuntimeException e) {
                // values that the database refuses must not fail the request
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
            UUID id, List<Budget> budgets, YearMonth month, BigDecimal estimateUsd, Instant expires) {
        List<Budget> sorted = budgets.stream()
                .sorted(Comparator.comparing(budget -> LedgerWriter.column(budget.holder())))
                .toList();
        // rounded up, so that a rounded-off fraction cannot be spent
        BigDecimal estimate = estimateUsd.setScale(LedgerRow.AMOUNT_SCALE, RoundingMode.CEILING);
        return database.ask(rows -> {
            List<BudgetUsage> usages = new ArrayList<>();
            for (Budget budget : sorted) {
                usages.add(new BudgetUsage(budget, locked(rows, budget.holder(), month), BigDecimal.ZERO));
            }
            Map<String, BigDecimal> reserved = reserved(rows, sorted, month);
            usages.replaceAll(usage -> new BudgetUsage(
                    usage.budget(),
                    usage.spentUsd(),
                    reserved.getOrDefault(LedgerWriter.column(usage.budget().holder()), BigDecimal.ZERO)));
            for (BudgetUsage usage : usages) {
                if (usage.usedUsd().add(estimate).compareTo(usage.budget().limitUsd()) > 0) {
                    rows.setRollbackOnly(); // removes the rows inserted above: a caller can invent any number of users
                    return new Exceeded(usage);
                }
            }
            sorted.forEach(budget -> keep(rows, id, budget, month, estimate, expires));
            usages.replaceAll(usage -> new BudgetUsage(
                    usage.budget(), usage.spentUsd(), usage.reservedUsd().add(estimate)));
            return new Reserved(usages);
        });
    }

    @Override
    public Optional<BigDecimal> spent(String holder, YearMonth month) {
        return database.ask(rows -> amount(account(rows, "", holder, month)).orElse(BigDecimal.ZERO));
    }

    /** The amount spent, from a row that is locked until this transaction ends. */
    private static BigDecimal locked(LedgerTransaction rows, String holder, YearMonth month) {
        return amount(account(rows, " for update", holder, month)).orElseGet(() -> {
            LedgerWriter.open(rows, LedgerWriter.column(holder), LedgerWriter.month(month));
            return amount(account(rows, " for update", holder, month)).orElseThrow();
        });
    }

    private static SqlStatement account(LedgerTransaction rows, String lock, String holder, YearMonth month) {
        return rows.sql(
                "select usd from spending where holder = ? and month_utc = ?" + lock,
                LedgerWriter.column(holder),
                LedgerWriter.month(month));
    }

    private static Optional<BigDecimal> amount(SqlStatement account) {
        return account.list(row -> row.getBigDecimal(1)).stream().findFirst();
    }

    private Map<String, BigDecimal> reserved(LedgerTransaction rows, List<Budget> budgets, YearMonth month) {
        List<Object> values = new ArrayList<>(List.of(LedgerWriter.month(month), clock.millis()));
        budgets.forEach(budget -> values.add(LedgerWriter.column(budget.holder())));
        return rows
                .sql(
                        "select holder, sum(usd) from reservation where month_utc = ? and expires > ? and holder in "
                                + SqlStatement.places(budgets.size()) + " group by holder",
                        values.toArray())
                .list(row -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void keep(
            LedgerTransaction rows, UUID id, Budget budget, YearMonth month, BigDecimal estimate, Instant expires) {
        rows.sql(
                        "insert into reservation (id, holder, month_utc, usd, expires) values (?, ?, ?, ?, ?)",
                        id.toString(),
                        LedgerWriter.column(budget.holder()),
                        LedgerWriter.month(month),
                        estimate,
                        expires.toEpochMilli())
                .update();
    }
}
