package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was spent in each month, and what requests in flight may still cost: one book for all instances that share a database. */
public interface SpendingStore {
    /**
     * Keeps {@code estimateUsd} for a request, for all of {@code holdings} or for none, so that no other instance spends it.
     * What is kept is given back when the ledger has the entry of that id, or at {@code expires}.
     *
     * @param holdings at least one
     * @return nothing when the database cannot be asked, which is known at once while it is away
     * @throws org.scribes.textgen.domain.GenerationException LEDGER_UNAVAILABLE when it is there, and busy for too long
     */
    Optional<Ruling> reserve(UUID id, List<Holding> holdings, YearMonth month, BigDecimal estimateUsd, Instant expires);

    /** What {@code holder} spent in {@code month}, without what is in flight; nothing when the database cannot be asked. */
    Optional<BigDecimal> spent(String holder, YearMonth month);

    /**
     * A budget that a request must keep to.
     *
     * @param holder one of {@link BudgetAccounts}
     */
    record Holding(String holder, BigDecimal limitUsd) {}

    /** What became of a wish to spend. */
    sealed interface Ruling {}

    /**
     * It is kept.
     *
     * @param budgets all of them, with what this request may cost
     */
    record Reserved(List<Standing> budgets) implements Ruling {
        public Reserved {
            budgets = List.copyOf(budgets);
        }
    }

    /**
     * Nothing is kept, since one budget has no room for it.
     *
     * @param budget the first such, without what this request may cost
     */
    record Exceeded(Standing budget) implements Ruling {}

    /**
     * How far a budget is used.
     *
     * @param spentUsd by requests that are over
     * @param reservedUsd by requests in flight, at most
     */
    record Standing(Holding holding, BigDecimal spentUsd, BigDecimal reservedUsd) {
        /** Both. */
        public BigDecimal usedUsd() {
            return spentUsd.add(reservedUsd);
        }
    }
}
