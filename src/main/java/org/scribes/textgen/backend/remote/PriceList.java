package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.Price;

/**
 * Reads prices from the router's list of models, {@code {"data": [{"id", "providers": [{"provider", "status",
 * "pricing": {"input", "output"}}]}]}}. A malformed entry has no price and does not affect the others.
 */
final class PriceList {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 40;
    /** Maximum decimal places of a price in USD per million tokens. */
    private static final int MAX_SCALE = 18;

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python writes NaN
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PriceList() {}

    /**
     * The prices by model.
     *
     * @throws IOException if the body is not such a list or has no prices
     */
    static Map<String, ModelPrices> read(byte[] body) throws IOException {
        Map<String, ModelPrices> models = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NoDocumentException("the server's list of models is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("data");
                if (parser.nextToken() == JsonToken.START_ARRAY && data) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        add(parser.readValueAsTree(), models);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (models.isEmpty()) {
            throw new NoDocumentException("the server's list of models has no prices");
        }
        return Map.copyOf(models);
    }

    private static void add(JsonNode model, Map<String, ModelPrices> models) {
        Map<String, Price> listed = new HashMap<>();
        List<Price> live = new ArrayList<>();
        for (JsonNode provider : model.path("providers")) {
            price(provider.path("pricing")).ifPresent(price -> {
                if (provider.path("provider").isTextual()) {
                    listed.put(provider.path("provider").textValue(), price);
                }
                if ("live".equals(provider.path("status").textValue())) {
                    live.add(price);
                }
            });
        }
        if (model.path("id").isTextual() && !(listed.isEmpty() && live.isEmpty())) {
            models.put(model.path("id").textValue(), new ModelPrices(listed, List.copyOf(live)));
        }
    }

    private static Optional<Price> price(JsonNode pricing) {
        Optional<BigDecimal> input = amount(pricing.path("input"));
        Optional<BigDecimal> output = amount(pricing.path("output"));
        return input.flatMap(read -> output.map(written -> new Price(read, written)));
    }

    /** A price within bounds. The number of digits is bounded too: 1e-999999999 is small, but long. */
    private static Optional<BigDecimal> amount(JsonNode number) {
        if (!number.isIntegralNumber() && !number.isBigDecimal()) {
            return Optional.empty();
        }
        BigDecimal amount = number.decimalValue();
        boolean written = amount.scale() >= -MAX_SCALE && amount.scale() <= MAX_SCALE;
        return written && amount.signum() >= 0 && amount.compareTo(MOST) <= 0 ? Optional.of(amount) : Optional.empty();
    }
}
