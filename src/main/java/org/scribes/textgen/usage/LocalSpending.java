package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.SpendingStore.Budget;
import org.scribes.textgen.usage.SpendingStore.BudgetUsage;
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.Reserved;

/**
 * The spending that this instance knows of: the last state from the database and later local changes. It decides while
 * the database is unavailable. It covers one month and grows with the accounts seen in it. Thread-safe.
 */
final class LocalSpending {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<UUID, List<Account>> accountsByRequest = new HashMap<>();
    private @Nullable YearMonth month;

    /** Adopts a decision of the database. */
    synchronized void adopt(
            UUID id,
            List<Budget> budgets,
            YearMonth current,
            BigDecimal estimate,
            SpendingStore.ReservationResult result) {
        startMonth(current);
        if (result instanceof Exceeded exceeded) {
            BudgetUsage usage = exceeded.usage();
            // accounts without spending are not stored, because anyone can make up users
            if (usage.spentUsd().signum() > 0
                    || accounts.containsKey(usage.budget().holder())) {
                account(usage.budget()).update(usage);
            }
        } else if (result instanceof Reserved reserved) {
            reserved.usages().forEach(usage -> account(usage.budget()).update(usage));
            addReservation(id, budgets, estimate);
        }
    }

    /** Decides from local knowledge. */
    synchronized SpendingStore.ReservationResult reserve(
            UUID id, List<Budget> budgets, YearMonth current, BigDecimal estimate) {
        startMonth(current);
        for (Budget budget : budgets) {
            Account account = accounts.getOrDefault(budget.holder(), new Account(budget.holder()));
            BudgetUsage usage = account.usage(budget);
            if (usage.usedUsd().add(estimate).compareTo(budget.limitUsd()) > 0) {
                return new Exceeded(usage);
            }
        }
        addReservation(id, budgets, estimate);
        return new Reserved(
                budgets.stream().map(budget -> account(budget).usage(budget)).toList());
    }

    /** Replaces the reservation of {@code id} by the actual cost. */
    synchronized void settle(UUID id, BigDecimal cost) {
        List<Account> holders = accountsByRequest.remove(id);
        if (holders != null) {
            holders.forEach(account -> account.settle(id, cost));
            holders.stream().filter(Account::isIdle).forEach(account -> accounts.remove(account.holder));
        }
    }

    /** The largest share of its limit that an account of {@code scope} has spent; 0 if there is none. */
    synchronized double maxUsedShare(BudgetScope scope, YearMonth current) {
        startMonth(current);
        return accounts.values().stream()
                .filter(account -> account.scope == scope)
                .mapToDouble(Account::usedShare)
                .max()
                .orElse(0);
    }

    /**
     * Records the warning that {@code budget} is nearly spent.
     *
     * @return whether it is the first one
     */
    synchronized boolean markWarned(Budget budget) {
        Account account = account(budget);
        boolean first = !account.warned;
        account.warned = true;
        return first;
    }

    /** The number of known accounts. */
    synchronized int holders() {
        return accounts.size();
    }

    private void addReservation(UUID id, List<Budget> budgets, BigDecimal estimate) {
        List<Account> holders = budgets.stream().map(this::account).toList();
        holders.forEach(account -> account.reservations.put(id, estimate));
        accountsByRequest.put(id, holders);
    }

    private Account account(Budget budget) {
        Account account = accounts.computeIfAbsent(budget.holder(), Account::new);
        account.limit = budget.limitUsd();
        return account;
    }

    private void startMonth(YearMonth current) {
        if (!current.equals(month)) {
            accounts.clear();
            accountsByRequest.clear();
            month = current;
        }
    }

    /** The spending of one account. */
    private static final class Account {
        private final String holder;
        private final BudgetScope scope;
        private final Map<UUID, BigDecimal> reservations = new HashMap<>();
        private BigDecimal limit = BigDecimal.ZERO;
        private BigDecimal spent = BigDecimal.ZERO;
        private boolean warned;

        Account(String holder) {
            this.holder = holder;
            this.scope = BudgetScope.of(holder);
        }

        BudgetUsage usage(Budget budget) {
            return new BudgetUsage(
                    budget, spent, reservations.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }

        /** Local entries may not have reached the database yet, so the local value may be higher. */
        void update(BudgetUsage usage) {
            spent = spent.max(usage.spentUsd());
        }

        boolean isIdle() {
            return reservations.isEmpty() && spent.signum() == 0;
        }

        void settle(UUID id, BigDecimal cost) {
            if (reservations.remove(id) != null) {
                spent = spent.add(cost);
            }
        }

        double usedShare() {
            return limit.signum() == 0 ? 0 : spent.doubleValue() / limit.doubleValue();
        }
    }
}
