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
 * The prices of answers. An API answer costs the price of its target in the catalogue, else that of its model per token:
 * the configured price of the name with the provider, else of the name without it, else the router's price. A local answer costs the time that the engine
 * works for it. Extractive answers are free.
 */
@ApplicationScoped
public class Prices {
    /** Decimal digits of engine costs in USD. Nothing else is rounded. */
    static final int ENGINE_DIGITS = 12;

    /**
     * The assumed engine time per token, measured with a model of 1.1 billion parameters and one request on two CPUs
     * (bench/README.md). This is a high estimate: answers in a batch share their steps and take less.
     */
    static final Duration PER_TOKEN_READ = Duration.ofMillis(4);

    static final Duration PER_TOKEN_WRITTEN = Duration.ofMillis(66);

    private static final BigDecimal NANOS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    private final CostConfig config;
    private final PriceSource sources;

    @Inject
    Prices(CostConfig config, PriceSource sources) {
        this.config = config;
        this.sources = sources;
    }

    /** The cost in USD; empty where the price is unknown. */
    public Optional<BigDecimal> cost(Consumption consumption) {
        return switch (consumption.mode()) {
            case API -> price(consumption.target(), consumption.model()).map(price -> price.of(consumption.usage()));
            case LOCAL -> engine(consumption.engine());
            case EXTRACTIVE -> Optional.of(BigDecimal.ZERO);
        };
    }

    /**
     * Estimates the cost of one attempt in USD; empty where the price is unknown.
     *
     * @param maxNewTokens the token limit of the answer; an API answer does not cost more than this estimate
     */
    public Optional<BigDecimal> estimate(String target, Mode mode, String model, int inputTokens, int maxNewTokens) {
        Duration engine = PER_TOKEN_READ.multipliedBy(inputTokens).plus(PER_TOKEN_WRITTEN.multipliedBy(maxNewTokens));
        return cost(new Consumption(target, mode, model, new TokenUsage(inputTokens, maxNewTokens, true), engine));
    }

    private Optional<Price> price(String target, String model) {
        return sources.stated(target)
                .or(() -> Optional.ofNullable(config.prices().get(model)))
                .or(() -> Optional.ofNullable(config.prices().get(withoutProvider(model))))
                .or(() -> sources.listed(target, model));
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
