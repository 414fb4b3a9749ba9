package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The monthly spending and the reservations of in-flight requests, shared by all instances that use the same database.
 */
public interface SpendingStore {
    /**
     * Reserves {@code estimateUsd} for a request in all of {@code budgets} or in none. A reservation ends when the
     * ledger has an entry with this ID, or at {@code expires}.
     *
     * @param budgets at least one
     * @return empty when the database is unavailable; an outage that is already known causes no wait
     * @throws org.scribes.textgen.domain.GenerationException LEDGER_UNAVAILABLE when the database is available but busy
     *     for too long
     */
    Optional<ReservationResult> reserve(
            UUID id, List<Budget> budgets, YearMonth month, BigDecimal estimateUsd, Instant expires);

    /**
     * The spending of {@code holder} in {@code month}, without reservations; empty when the database is unavailable.
     */
    Optional<BigDecimal> spent(String holder, YearMonth month);

    /**
     * A budget that applies to a request.
     *
     * @param holder an account of {@link BudgetAccounts}
     */
    record Budget(String holder, BigDecimal limitUsd) {}

    /** The result of a reservation. */
    sealed interface ReservationResult {}

    /**
     * The amount is reserved.
     *
     * @param usages of all budgets, including this request
     */
    record Reserved(List<BudgetUsage> usages) implements ReservationResult {
        public Reserved {
            usages = List.copyOf(usages);
        }
    }

    /**
     * Nothing is reserved because a budget has too little left.
     *
     * @param usage of the first such budget, without this request
     */
    record Exceeded(BudgetUsage usage) implements ReservationResult {}

    /**
     * The usage of a budget.
     *
     * @param spentUsd by finished requests
     * @param reservedUsd at most, for in-flight requests
     */
    record BudgetUsage(Budget budget, BigDecimal spentUsd, BigDecimal reservedUsd) {
        /** The sum of spent and reserved amounts. */
        public BigDecimal usedUsd() {
            return spentUsd.add(reservedUsd);
        }
    }
}
