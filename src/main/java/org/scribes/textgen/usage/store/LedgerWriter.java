package org.scribes.textgen.usage.store;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.scribes.textgen.usage.BudgetAccounts;
import org.scribes.textgen.usage.LedgerEntry;

/** Writes ledger entries, adds them to the spending of their budgets, and releases their reservations. */
final class LedgerWriter {
    private static final int MAX_HOLDER = 256;

    private record Account(String holder, String month) {}

    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::holder).thenComparing(Account::month);

    private final LedgerDatabase database;

    LedgerWriter(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * Writes all of {@code entries}, each of them once, or none: what was spent is added up, and what was kept for them
     * given back, in the same transaction.
     *
     * @param again whether they may have been written before
     */
    void write(List<LedgerEntry> entries, boolean again) {
        database.inTransaction(rows -> {
            Set<String> known = again ? known(rows, entries) : Set.of();
            List<LedgerEntry> fresh = entries.stream()
                    .filter(entry -> !known.contains(entry.id().toString()))
                    .toList();
            rows.batch(LedgerRow.INSERT, fresh, LedgerRow::bind);
            // last, because all instances lock these rows; in one order, which rules out a deadlock
            spend(rows, fresh);
            return release(rows, fresh.stream().map(LedgerEntry::id).toList());
        });
    }

    /** Whether {@code entry} is in the ledger. */
    boolean has(LedgerEntry entry) {
        return !database.inTransaction(rows -> known(rows, List.of(entry))).isEmpty();
    }

    /** Releases the reservations of requests. */
    private static int release(LedgerTransaction rows, Collection<UUID> ids) {
        return ids.isEmpty()
                ? 0
                : listed(rows, "delete from reservation where id in ", ids).update();
    }

    private static Set<String> known(LedgerTransaction rows, List<LedgerEntry> entries) {
        return new HashSet<>(listed(
                        rows,
                        "select id from ledger where id in ",
                        entries.stream().map(LedgerEntry::id).toList())
                .list(row -> row.getString(1)));
    }

    private static SqlStatement listed(LedgerTransaction rows, String sql, Collection<UUID> ids) {
        return rows.sql(
                        sql + SqlStatement.places(ids.size()),
                        ids.stream().map(UUID::toString).toArray())
                .timeout(SqlStatement.NO_TIMEOUT);
    }

    private static void spend(LedgerTransaction rows, List<LedgerEntry> entries) {
        Map<Account, BigDecimal> spent = new TreeMap<>(ORDER);
        for (LedgerEntry entry : entries) {
            BigDecimal cost = LedgerRow.amount(entry.costUsd().orElse(BigDecimal.ZERO));
            if (cost.signum() > 0) {
                String month = month(YearMonth.from(entry.finished().atOffset(ZoneOffset.UTC)));
                BudgetAccounts.of(entry.caller(), entry.shadow())
                        .forEach(holder -> spent.merge(new Account(column(holder), month), cost, BigDecimal::add));
            }
        }
        spent.forEach((account, usd) -> {
            if (add(rows, account, usd) == 0) {
                open(rows, account.holder(), account.month());
                add(rows, account, usd);
            }
        });
    }

    private static int add(LedgerTransaction rows, Account account, BigDecimal usd) {
        return rows.sql(
                        "update spending set usd = usd + ? where holder = ? and month_utc = ?",
                        usd,
                        account.holder(),
                        account.month())
                .update();
    }

    /** Inserts the row, unless there is one. */
    static void open(LedgerTransaction rows, String holder, String month) {
        rows.sql("insert into spending (holder, month_utc, usd) values (?, ?, 0) on conflict do nothing", holder, month)
                .update();
    }

    static String month(YearMonth month) {
        return month.toString();
    }

    /** The value cut to its column's length. */
    static String column(String holder) {
        return holder.length() <= MAX_HOLDER ? holder : holder.substring(0, MAX_HOLDER);
    }
}
