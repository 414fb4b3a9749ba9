package org.scribes.textgen.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.Price;

/**
 * Prices: the properties under {@code textgen.cost}.
 *
 * @param prices {@code prices}: by model name
 * @param fromRouter {@code from-router}: whether prices of other models are read from the server behind the API; by
 *     default only from the public router
 * @param localUsdPerHour {@code local-usd-per-hour}: cost of an hour of this machine's engine time
 */
public record CostConfig(Map<String, Price> prices, boolean fromRouter, Optional<BigDecimal> localUsdPerHour) {
    private static final Property<Map<String, Price>> PRICES = MoneyProperty.prices("textgen.cost.prices");
    private static final Property<Boolean> FROM_ROUTER = Property.flag("textgen.cost.from-router");
    private static final Property<BigDecimal> LOCAL = MoneyProperty.usd("textgen.cost.local-usd-per-hour", 10_000);
    static final Section<CostConfig> SECTION =
            Section.of(CostConfig.class, CostConfig::read, PRICES, FROM_ROUTER, LOCAL);

    public CostConfig {
        prices = Map.copyOf(prices);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static CostConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static CostConfig read(PropertyReader reader) {
        HubConfig hub = reader.read(HubConfig.SECTION);
        return new CostConfig(
                reader.read(PRICES).orElse(Map.of()),
                reader.read(FROM_ROUTER).orElse(hub.isPublicRouter()),
                reader.read(LOCAL));
    }
}
