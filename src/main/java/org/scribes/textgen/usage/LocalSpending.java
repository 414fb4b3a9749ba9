package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.Holding;
import org.scribes.textgen.usage.SpendingStore.Reserved;
import org.scribes.textgen.usage.SpendingStore.Standing;

/**
 * What this instance knows of the spending of holders with a budget: what the database last said and what came since.
 * Decides while the database is away. Of one month at a time, in memory that grows with the holders seen in it. Safe for
 * use by many threads.
 */
final class LocalSpending {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<UUID, List<Account>> held = new HashMap<>();
    private @Nullable YearMonth month;

    /** Takes over what the database decided. */
    synchronized void follow(
            UUID bill, List<Holding> holdings, YearMonth now, BigDecimal estimate, SpendingStore.Ruling ruling) {
        turnTo(now);
        if (ruling instanceof Exceeded exceeded) {
            Standing standing = exceeded.budget();
            // whoever spent nothing need not be known: anybody can make up users
            if (standing.spentUsd().signum() > 0
                    || accounts.containsKey(standing.holding().holder())) {
                account(standing.holding()).learn(standing);
            }
        } else if (ruling instanceof Reserved reserved) {
            reserved.budgets().forEach(standing -> account(standing.holding()).learn(standing));
            hold(bill, holdings, estimate);
        }
    }

    /** Decides by what is known here. */
    synchronized SpendingStore.Ruling reserve(UUID bill, List<Holding> holdings, YearMonth now, BigDecimal estimate) {
        turnTo(now);
        for (Holding holding : holdings) {
            Account account = accounts.getOrDefault(holding.holder(), new Account(holding.holder()));
            Standing standing = account.standing(holding);
            if (standing.usedUsd().add(estimate).compareTo(holding.limitUsd()) > 0) {
                return new Exceeded(standing);
            }
        }
        hold(bill, holdings, estimate);
        return new Reserved(holdings.stream()
                .map(holding -> account(holding).standing(holding))
                .toList());
    }

    /** What was set aside for {@code bill} is given back; so much was spent in its place. */
    synchronized void settle(UUID bill, BigDecimal cost) {
        List<Account> holders = held.remove(bill);
        if (holders != null) {
            holders.forEach(account -> account.settle(bill, cost));
            holders.stream().filter(Account::isIdle).forEach(account -> accounts.remove(account.holder));
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

    /** How many holders are known. */
    synchronized int holders() {
        return accounts.size();
    }

    private void hold(UUID bill, List<Holding> holdings, BigDecimal estimate) {
        List<Account> holders = holdings.stream().map(this::account).toList();
        holders.forEach(account -> account.held.put(bill, estimate));
        held.put(bill, holders);
    }

    private Account account(Holding holding) {
        Account account = accounts.computeIfAbsent(holding.holder(), Account::new);
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
        private final String holder;
        private final BudgetScope scope;
        private final Map<UUID, BigDecimal> held = new HashMap<>();
        private BigDecimal limit = BigDecimal.ZERO;
        private BigDecimal spent = BigDecimal.ZERO;
        private boolean told;

        Account(String holder) {
            this.holder = holder;
            this.scope = BudgetScope.of(holder);
        }

        Standing standing(Holding holding) {
            return new Standing(holding, spent, held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }

        /** Rows of ours may still be on their way to the database, so what is known here may be more. */
        void learn(Standing standing) {
            spent = spent.max(standing.spentUsd());
        }

        boolean isIdle() {
            return held.isEmpty() && spent.signum() == 0;
        }

        void settle(UUID bill, BigDecimal cost) {
            if (held.remove(bill) != null) {
                spent = spent.add(cost);
            }
        }

        double used() {
            return limit.signum() == 0 ? 0 : spent.doubleValue() / limit.doubleValue();
        }
    }
}
