package org.scribes.textgen.domain;

import java.util.Optional;

/** A source of prices of targets. Does not block. */
@FunctionalInterface
public interface PriceSource {
    /** The price that the catalogue states for {@code target}, if it does. */
    default Optional<Price> stated(String target) {
        return Optional.empty();
    }

    /** The current price of {@code model} in the list of the server of {@code target}, if it is known. */
    Optional<Price> listed(String target, String model);
}
