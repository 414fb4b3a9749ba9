package org.scribes.textgen.backend.remote;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.Price;

/**
 * The prices of a model.
 *
 * @param listed prices by provider
 * @param live prices of available providers
 */
record ModelPrices(Map<String, Price> listed, Collection<Price> live) {
    /** The name suffix that makes the router choose the cheapest provider. */
    private static final String CHEAPEST = "cheapest";

    ModelPrices {
        listed = Map.copyOf(listed);
    }

    /** The highest price of all available providers. It is an upper bound, since the router may choose any of them. */
    Optional<Price> highest() {
        return live.stream()
                .reduce((one, other) ->
                        new Price(one.input().max(other.input()), one.output().max(other.output())));
    }

    /**
     * The price for the suffix after the colon of a model name.
     *
     * @param suffix a provider, {@code cheapest}, or another rule such as {@code fastest}, whose choice cannot be
     *     predicted
     */
    Optional<Price> of(String suffix) {
        if (listed.containsKey(suffix)) {
            return Optional.ofNullable(listed.get(suffix));
        }
        return suffix.equals(CHEAPEST)
                ? live.stream().min(Comparator.comparing(price -> price.input().add(price.output())))
                : rule(suffix) ? highest() : Optional.empty();
    }

    private static boolean rule(String suffix) {
        return suffix.equals("fastest") || suffix.equals("preferred");
    }
}
