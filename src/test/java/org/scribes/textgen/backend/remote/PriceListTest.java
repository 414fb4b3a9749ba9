package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Price;

class PriceListTest {
    private static final String GOOD = """
            {"object": "list", "data": [{"id": "org/good", "owned_by": "org", "architecture": {"modalities": ["text"]}, \
            "providers": [{"provider": "one", "status": "live", "context_length": 131072, \
            "pricing": {"input": 0.05, "output": 0.08}, "is_free": false}]}%s]}""";
    private static final Price PRICE = new Price(new BigDecimal("0.05"), new BigDecimal("0.08"));

    @Test
    void price_isExact() throws IOException {
        Map<String, ModelPrices> list = read(GOOD.formatted(""));

        assertThat(list).containsOnlyKeys("org/good");
        assertThat(model("org/good", list).highest()).contains(PRICE);
        assertThat(model("org/good", list).of("one")).contains(PRICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "{\"id\": \"org/bad\"}",
                "{\"id\": \"org/bad\", \"providers\": null}",
                "{\"id\": \"org/bad\", \"providers\": \"one\"}",
                "{\"id\": \"org/bad\", \"providers\": [null, 1, \"x\", []]}",
                "{\"id\": 7, \"providers\": [{\"status\": \"live\", \"pricing\": {\"input\": 1, \"output\": 2}}]}",
                "{\"providers\": [{\"status\": \"live\", \"pricing\": {\"input\": 1, \"output\": 2}}]}"
            })
    void modelThatIsNone_isPassedOver(String model) throws IOException {
        assertThat(read(GOOD.formatted(", " + model))).containsOnlyKeys("org/good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[1, 2]",
                "\"free\"",
                "{\"input\": 1}",
                "{\"input\": null, \"output\": 2}",
                "{\"input\": \"1\", \"output\": 2}",
                "{\"input\": true, \"output\": 2}",
                "{\"input\": {}, \"output\": 2}",
                "{\"input\": NaN, \"output\": 2}",
                "{\"input\": Infinity, \"output\": 2}",
                "{\"input\": -Infinity, \"output\": 2}",
                "{\"input\": -0.01, \"output\": 2}",
                "{\"input\": 1000001, \"output\": 2}",
                "{\"input\": 1e7, \"output\": 2}",
                "{\"input\": 1e999999999, \"output\": 2}",
                "{\"input\": 1e-999999999, \"output\": 2}",
                "{\"input\": 99999999999999999999999999, \"output\": 2}"
            })
    void priceThatIsNone_isPassedOver(String pricing) throws IOException {
        String model =
                ", {\"id\": \"org/bad\", \"providers\": [{\"provider\": \"bad\", \"status\": \"live\", \"pricing\": "
                        + pricing
                        + "}, {\"provider\": \"good\", \"status\": \"live\", \"pricing\": {\"input\": 0, \"output\": 2e0}}]}";
        Map<String, ModelPrices> list = read(GOOD.formatted(model));

        assertThat(list).containsOnlyKeys("org/good", "org/bad");
        assertThat(model("org/bad", list).of("bad")).isEmpty();
        assertThat(model("org/bad", list).highest()).hasValueSatisfying(price -> {
            assertThat(price.input()).isZero();
            assertThat(price.output()).isEqualByComparingTo("2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "<html>",
                "{}",
                "{\"data\": null}",
                "{\"data\": {}}",
                "{\"data\": []}",
                "{\"data\": [{\"id\": \"org/a\", \"providers\": []}]}",
                "{\"data\": [{\"id\": \"org/a\", ",
                "{\"data\": [",
                "{\"models\": [{\"id\": \"org/a\"}]}"
            })
    void listThatIsNone_isRefused(String body) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(body));
    }

    @Test
    void depthAndDigits_areBounded() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(GOOD.formatted(", " + "[".repeat(100) + "]".repeat(100))));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(GOOD.formatted(", " + "9".repeat(1000))));
    }

    @Property(tries = 300)
    void listThatIsCutShort_isRefused(@ForAll @IntRange(max = 250) int length) {
        String whole = GOOD.formatted("");
        String cut = whole.substring(0, Math.min(length, whole.length() - 1));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(cut));
    }

    private static Map<String, ModelPrices> read(String body) throws IOException {
        return PriceList.read(body.getBytes(UTF_8));
    }

    private static ModelPrices model(String name, Map<String, ModelPrices> list) {
        return Objects.requireNonNull(list.get(name));
    }
}
