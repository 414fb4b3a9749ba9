package org.scribes.textgen.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Price;
import org.scribes.textgen.domain.PriceSource;
import org.scribes.textgen.domain.TokenUsage;

/**
 * What answers cost. Tokens behind an API by the price of their model: the configured one, of its name with the provider
 * or else without, or else the one that the router tells. An engine of ours by the time for which it works. Quoting without
 * a model costs nothing.
 */
@ApplicationScoped
public class Prices {
    /** Of USD: what an engine costs is rounded to so many digits behind the point, and nothing else is rounded. */
    static final int ENGINE_DIGITS = 12;

    /**
     * What an engine is expected to take until it is known: what a model of 1.1 billion parameters took for one answer alone
     * on two processors (bench/README.md), which is slow. Answers that are generated together share their steps, and take less.
     */
    static final Duration PER_TOKEN_READ = Duration.ofMillis(4);

    static final Duration PER_TOKEN_WRITTEN = Duration.ofMillis(66);

    private static final BigDecimal NANOS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    private final CostConfig config;
    private final PriceSource router;

    @Inject
    Prices(CostConfig config, PriceSource router) {
        this.config = config;
        this.router = router;
    }

    /** What that cost, in USD; nothing where no price is known. */
    public Optional<BigDecimal> cost(Consumption consumption) {
        return switch (consumption.mode()) {
            case API -> price(consumption.model()).map(price -> price.of(consumption.usage()));
            case LOCAL -> engine(consumption.engine());
            case EXTRACTIVE -> Optional.of(BigDecimal.ZERO);
        };
    }

    /**
     * What one attempt at an answer will cost, in USD, before it is made; nothing where no price is known.
     *
     * @param maxNewTokens that it may have: behind an API it will not cost more
     */
    public Optional<BigDecimal> estimate(Mode mode, String model, int inputTokens, int maxNewTokens) {
        Duration engine = PER_TOKEN_READ.multipliedBy(inputTokens).plus(PER_TOKEN_WRITTEN.multipliedBy(maxNewTokens));
        return cost(new Consumption(mode, model, new TokenUsage(inputTokens, maxNewTokens, true), engine));
    }

    private Optional<Price> price(String model) {
        return Optional.ofNullable(config.prices().get(model))
                .or(() -> Optional.ofNullable(config.prices().get(withoutProvider(model))))
                .or(() -> router.price(model));
    }

    private static String withoutProvider(String model) {
        int colon = model.lastIndexOf(':');
        return colon > 0 ? model.substring(0, colon) : model;
    }

    private Optional<BigDecimal> engine(Duration time) {
        return config.localUsdPerHour()
                .map(rate -> rate.multiply(BigDecimal.valueOf(time.toNanos()))
                        .divide(NANOS_PER_HOUR, ENGINE_DIGITS, RoundingMode.HALF_EVEN));
    }
}
