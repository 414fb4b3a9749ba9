package org.scribes.textgen.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Mode;

/** TODO replaced by the merge. */
@ApplicationScoped
public class Prices {
    Optional<BigDecimal> cost(Consumption consumption) {
        return Optional.empty();
    }

    Optional<BigDecimal> estimate(Mode mode, String model, int inputTokens, int maxNewTokens) {
        return Optional.empty();
    }
}
