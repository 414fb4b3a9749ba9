package org.scribes.textgen.backend.remote;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.Price;

/**
 * What the providers of a model ask for it.
 *
 * @param listed by all of them, by their names
 * @param live by those that answer now
 */
record ModelPrices(Map<String, Price> listed, Collection<Price> live) {
    /** A provider's place in a model's name is also that of the rule by which the router chooses one. */
    private static final String CHEAPEST = "cheapest";

    ModelPrices {
        listed = Map.copyOf(listed);
    }

    /** Of whichever provider the router chooses: nobody asks for more, so no budget is overspent by the choice. */
    Optional<Price> highest() {
        return live.stream()
                .reduce((one, other) ->
                        new Price(one.input().max(other.input()), one.output().max(other.output())));
    }

    /**
     * As what stands behind the colon of a model's name says.
     *
     * @param suffix a provider; or {@code cheapest}; or another rule, such as {@code fastest}, of which nobody knows whom it
     *     will choose
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
