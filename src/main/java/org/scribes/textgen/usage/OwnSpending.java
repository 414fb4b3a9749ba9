package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.SpendingBook.Reservation;

/**
 * What this instance knows of the spending of holders with a budget: what the database last said and what came since.
 * Decides while the database is away. Of one month at a time, in memory that grows with the holders seen in it. Safe for
 * use by many threads.
 */
final class OwnSpending {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<UUID, List<Account>> held = new HashMap<>();
    private @Nullable YearMonth month;

    /** Takes over what the database decided. */
    synchronized Reservation follow(
            UUID bill, List<Holding> holdings, YearMonth now, BigDecimal estimate, Reservation decision) {
        turnTo(now);
        for (Holding holding : holdings) {
            Account account = account(holding);
            account.spent = decision.spent().getOrDefault(holding.holder(), account.spent);
        }
        if (decision.exceeded().isEmpty()) {
            hold(bill, holdings, estimate);
        }
        return decision;
    }

    /** Decides by what is known here. */
    synchronized Reservation reserve(UUID bill, List<Holding> holdings, YearMonth now, BigDecimal estimate) {
        turnTo(now);
        Optional<Holding> exceeded = holdings.stream()
                .filter(holding -> account(holding).committed().add(estimate).compareTo(holding.limitUsd()) > 0)
                .findFirst();
        if (exceeded.isEmpty()) {
            hold(bill, holdings, estimate);
        }
        Map<String, BigDecimal> spent = new LinkedHashMap<>();
        holdings.forEach(holding -> spent.put(holding.holder(), account(holding).spent));
        return new Reservation(spent, exceeded);
    }

    /** What was set aside for {@code bill} is given back; so much was spent in its place. */
    synchronized void settle(UUID bill, BigDecimal cost) {
        List<Account> holders = held.remove(bill);
        if (holders != null) {
            holders.forEach(account -> account.settle(bill, cost));
        }
    }

    /** The largest share of its limit that a holder of that kind has spent; 0 where none is known. */
    synchronized double used(BudgetScope scope, YearMonth now) {
        turnTo(now);
        return accounts.values().stream()
                .filter(account -> account.scope == scope)
                .mapToDouble(Account::used)
                .max()
                .orElse(0);
    }

    /** Whether nobody was told yet that {@code holding} is nearly spent; now somebody is. */
    synchronized boolean tell(Holding holding) {
        Account account = account(holding);
        boolean first = !account.told;
        account.told = true;
        return first;
    }

    private void hold(UUID bill, List<Holding> holdings, BigDecimal estimate) {
        List<Account> holders = holdings.stream().map(this::account).toList();
        holders.forEach(account -> account.held.put(bill, estimate));
        held.put(bill, holders);
    }

    private Account account(Holding holding) {
        Account account = accounts.computeIfAbsent(holding.holder(), name -> new Account(BudgetScope.of(name)));
        account.limit = holding.limitUsd();
        return account;
    }

    private void turnTo(YearMonth now) {
        if (!now.equals(month)) {
            accounts.clear();
            held.clear();
            month = now;
        }
    }

    /** One holder's. */
    private static final class Account {
        private final BudgetScope scope;
        private final Map<UUID, BigDecimal> held = new HashMap<>();
        private BigDecimal limit = BigDecimal.ZERO;
        private BigDecimal spent = BigDecimal.ZERO;
        private boolean told;

        Account(BudgetScope scope) {
            this.scope = scope;
        }

        /** Spent or set aside. */
        BigDecimal committed() {
            return held.values().stream().reduce(spent, BigDecimal::add);
        }

        void settle(UUID bill, BigDecimal cost) {
            if (held.remove(bill) != null) {
                spent = spent.add(cost);
            }
        }

        double used() {
            return limit.signum() == 0 ? 1 : spent.doubleValue() / limit.doubleValue();
        }
    }
}
