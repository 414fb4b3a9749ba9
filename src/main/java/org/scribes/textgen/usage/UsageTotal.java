package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.util.Optional;
import org.scribes.textgen.domain.Consumption;

/**
 * The total of several attempts.
 *
 * @param estimated whether some token counts are estimates
 * @param known the cost with a known price, in USD
 * @param unknown whether some cost is unknown
 */
record UsageTotal(long input, long generated, boolean estimated, BigDecimal known, boolean unknown) {
    static final UsageTotal ZERO = new UsageTotal(0, 0, false, BigDecimal.ZERO, false);

    UsageTotal plus(Consumption consumption, Optional<BigDecimal> cost) {
        return new UsageTotal(
                input + consumption.usage().input(),
                generated + consumption.usage().generated(),
                estimated || consumption.usage().estimated(),
                known.add(cost.orElse(BigDecimal.ZERO)),
                unknown || cost.isEmpty());
    }

    /** The known cost in USD; empty if no cost is known. */
    Optional<BigDecimal> cost() {
        return unknown && known.signum() == 0 ? Optional.empty() : Optional.of(known);
    }
}
