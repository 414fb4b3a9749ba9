package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An in-memory store that can be unavailable. */
final class TestingSpendingStore implements SpendingStore, Ledger {
    private final Map<String, BigDecimal> spent = new HashMap<>();
    private final Map<UUID, List<Budget>> held = new HashMap<>();
    private final Map<String, BigDecimal> setAside = new HashMap<>();
    private final Map<UUID, BigDecimal> estimates = new HashMap<>();
    private boolean away;

    void away(boolean isAway) {
        away = isAway;
    }

    void spent(String holder, String usd) {
        spent.put(holder, new BigDecimal(usd));
    }

    BigDecimal setAside(String holder) {
        return setAside.getOrDefault(holder, BigDecimal.ZERO);
    }

    @Override
    public Optional<ReservationResult> reserve(
            UUID id, List<Budget> budgets, YearMonth month, BigDecimal estimate, Instant expires) {
        if (away) {
            return Optional.empty();
        }
        for (Budget budget : budgets) {
            if (usage(budget).usedUsd().add(estimate).compareTo(budget.limitUsd()) > 0) {
                return Optional.of(new Exceeded(usage(budget)));
            }
        }
        budgets.forEach(budget -> setAside.merge(budget.holder(), estimate, BigDecimal::add));
        held.put(id, budgets);
        estimates.put(id, estimate);
        return Optional.of(new Reserved(budgets.stream().map(this::usage).toList()));
    }

    private BudgetUsage usage(Budget budget) {
        return new BudgetUsage(budget, of(budget), setAside(budget.holder()));
    }

    private BigDecimal of(Budget budget) {
        return spent.getOrDefault(budget.holder(), BigDecimal.ZERO);
    }

    @Override
    public Optional<BigDecimal> spent(String holder, YearMonth month) {
        return away ? Optional.empty() : Optional.of(spent.getOrDefault(holder, BigDecimal.ZERO));
    }

    @Override
    public void add(LedgerEntry entry) {
        for (Budget budget : held.getOrDefault(entry.id(), List.of())) {
            spent.merge(budget.holder(), entry.costUsd().orElse(BigDecimal.ZERO), BigDecimal::add);
            setAside.merge(
                    budget.holder(),
                    estimates.getOrDefault(entry.id(), BigDecimal.ZERO).negate(),
                    BigDecimal::add);
        }
        held.remove(entry.id());
    }
}
