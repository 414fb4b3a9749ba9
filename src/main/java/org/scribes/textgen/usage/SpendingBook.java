package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was spent, and what is set aside for requests in flight: of all instances together. Answers at once while the
 * database is known to be away.
 */
public interface SpendingBook {
    /**
     * What came of an attempt to set something aside.
     *
     * @param spent of each holder that was asked for, in USD, without what is set aside
     * @param exceeded the first of the holdings that has not enough left; then nothing was set aside
     */
    record Reservation(Map<String, BigDecimal> spent, Optional<Holding> exceeded) {}

    /**
     * Sets {@code estimate} aside for every one of {@code holdings}, or for none: where what was spent, what is set aside
     * and the estimate come to more than a limit, or what was spent to the limit itself, nothing is.
     *
     * @param id of the bill, which gives it back when it comes into the ledger
     * @param expires when it is given back in any case
     * @return empty when the database is away
     */
    Optional<Reservation> reserve(
            UUID id, List<Holding> holdings, YearMonth month, BigDecimal estimate, Instant expires);

    /** What {@code holder} spent in {@code month}, in USD; empty when the database is away. */
    Optional<BigDecimal> spent(String holder, YearMonth month);
}
