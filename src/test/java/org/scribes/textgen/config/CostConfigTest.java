package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Price;

class CostConfigTest {
    @Test
    void nothingGiven_asksThePublicRouter() {
        assertThat(CostConfig.from(TestingConfig.of())).isEqualTo(new CostConfig(Map.of(), true, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://router.huggingface.co,     true",
        "https://router.huggingface.co/v1,  true",
        "https://Router.HuggingFace.co/v1/, true",
        "http://localhost:8000,             false",
    })
    void otherServer_isNotAskedForPricesUnlessItIsSaid(String url, boolean asked) {
        assertThat(CostConfig.from(TestingConfig.of("textgen.hub.url", url)).fromRouter())
                .isEqualTo(asked);
        assertThat(CostConfig.from(TestingConfig.of("textgen.hub.url", url, "textgen.cost.from-router", "true"))
                        .fromRouter())
                .isTrue();
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(CostConfig.from(TestingConfig.of(
                        "textgen.cost.prices", "org/name:one = 0.02/0.06, org/other=0/1000000",
                        "textgen.cost.from-router", "no",
                        "textgen.cost.local-usd-per-hour", "0.526")))
                .isEqualTo(new CostConfig(
                        Map.of(
                                "org/name:one", new Price(new BigDecimal("0.02"), new BigDecimal("0.06")),
                                "org/other", new Price(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000))),
                        false,
                        Optional.of(new BigDecimal("0.526"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/name",
                "org/name=",
                "org/name=1",
                "org/name=1/2/3",
                "org/name=-1/2",
                "org/name=1/1e3",
                "org/name=1/NaN",
                "org/name=1,5/2",
                "org/name=1/1000000.1",
                "org/name=1/0.0000000001",
                "=1/2",
                "two words=1/2",
                "org/name=1/2, org/name=3/4"
            })
    void wrongPrices_areNamedWithWhatIsAllowed(String value) {
        assertThatThrownBy(() -> CostConfig.from(TestingConfig.of("textgen.cost.prices", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.cost.prices is \"" + value + "\"")
                .hasMessageContaining("such as org/name=0.02/0.06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10000.01", "1e2", "$1", "0,5"})
    void wrongRate_isNamedWithWhatIsAllowed(String value) {
        assertThatThrownBy(() -> CostConfig.from(TestingConfig.of("textgen.cost.local-usd-per-hour", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.cost.local-usd-per-hour is \"" + value + "\"")
                .hasMessageContaining("US dollars from 0 to 10000");
    }
}
