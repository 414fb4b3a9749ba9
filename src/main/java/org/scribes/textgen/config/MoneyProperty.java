package org.scribes.textgen.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Price;

/** Properties with amounts of money. */
final class MoneyProperty {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,10}(\\.\\d{1,9})?");
    private static final BigDecimal MOST_FOR_A_MILLION = BigDecimal.valueOf(1_000_000);

    private MoneyProperty() {}

    /** An amount in US dollars. */
    static Property<BigDecimal> usd(String name, int most) {
        return new Property<>(
                name,
                "US dollars from 0 to " + most + ", such as 25 or 0.6",
                text -> amount(text, new BigDecimal(most)));
    }

    /** Prices of models per million tokens. */
    static Property<Map<String, Price>> prices(String name) {
        return new Property<>(
                name,
                "models with the USD that a million tokens cost, read and written, such as org/name=0.02/0.06, separated"
                        + " by commas, each model once",
                text -> {
                    Map<String, Price> prices = new LinkedHashMap<>();
                    Property.list(text).forEach(entry -> {
                        int equals = entry.lastIndexOf('=');
                        Property.require(equals > 0);
                        String[] amounts = entry.substring(equals + 1).strip().split("/", -1);
                        Property.require(amounts.length == 2);
                        Price price = new Price(
                                amount(amounts[0].strip(), MOST_FOR_A_MILLION),
                                amount(amounts[1].strip(), MOST_FOR_A_MILLION));
                        String model =
                                Property.visible(entry.substring(0, equals).strip());
                        Property.require(prices.put(model, price) == null);
                    });
                    return prices;
                });
    }

    private static BigDecimal amount(String text, BigDecimal most) {
        Property.require(AMOUNT.matcher(text).matches());
        BigDecimal amount = new BigDecimal(text);
        Property.require(amount.compareTo(most) <= 0);
        return amount;
    }
}
