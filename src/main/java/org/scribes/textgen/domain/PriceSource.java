package org.scribes.textgen.domain;

import java.util.Optional;

/** Knows prices that are not in the configuration. */
@FunctionalInterface
public interface PriceSource {
    /** What {@code model} costs now, as far as is known; never waits for anybody. */
    Optional<Price> price(String model);
}
