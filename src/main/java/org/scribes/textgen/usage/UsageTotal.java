package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.util.Optional;
import org.scribes.textgen.domain.Consumption;

/**
 * What several attempts come to.
 *
 * @param estimated whether some of the tokens were not counted
 * @param known what those cost whose price is known, in USD
 * @param unknown whether something cost nobody knows what
 */
record UsageTotal(long input, long generated, boolean estimated, BigDecimal known, boolean unknown) {
    static final UsageTotal NOTHING = new UsageTotal(0, 0, false, BigDecimal.ZERO, false);

    UsageTotal plus(Consumption more, Optional<BigDecimal> cost) {
        return new UsageTotal(
                input + more.usage().input(),
                generated + more.usage().generated(),
                estimated || more.usage().estimated(),
                known.add(cost.orElse(BigDecimal.ZERO)),
                unknown || cost.isEmpty());
    }

    /** In USD: all that is known, unless nothing is. */
    Optional<BigDecimal> cost() {
        return unknown && known.signum() == 0 ? Optional.empty() : Optional.of(known);
    }
}
