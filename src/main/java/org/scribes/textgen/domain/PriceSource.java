package org.scribes.textgen.domain;

import java.util.Optional;

/** A source of prices outside the configuration. */
@FunctionalInterface
public interface PriceSource {
    /** The current price of {@code model}, if it is known. Does not block. */
    Optional<Price> price(String model);
}
