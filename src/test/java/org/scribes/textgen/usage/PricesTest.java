package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Price;
import org.scribes.textgen.domain.TokenUsage;

class PricesTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Price ROUTER = price("7", "70");
    private static final Prices PRICES = new Prices(
            new CostConfig(
                    Map.of("org/nine", price("9", "9"), "org/name:one", price("1", "2"), "org/name", price("3", "4")),
                    true,
                    Optional.of(new BigDecimal("0.36"))),
            (target, model) -> model.startsWith("routed") ? Optional.of(ROUTER) : Optional.empty());
    private static final Prices FREE =
            new Prices(new CostConfig(Map.of(), false, Optional.empty()), (target, model) -> Optional.empty());

    /** The example of the operations documentation. */
    @Test
    void aThousandQueriesADay_are594DollarsAMonth() {
        BigDecimal one = cost("org/nine", 1800, 400);

        assertThat(one).isEqualByComparingTo("0.0198");
        assertThat(one.multiply(BigDecimal.valueOf(30 * 1000))).isEqualByComparingTo("594");
    }

    @ParameterizedTest
    @CsvSource({
        "org/name:one,      1",
        "org/name:other,    3",
        "org/name:cheapest, 3",
        "org/name,          3",
        "routed,            7",
        "routed:one,        7",
    })
    void price_isByFullNameThenModelThenRouter(String model, String million) {
        assertThat(cost(model, 1_000_000, 0)).isEqualByComparingTo(million);
    }

    @Test
    void unknownPrice_isNotFree() {
        assertThat(PRICES.cost(api("org/other", 10, 10))).isEmpty();
        assertThat(PRICES.estimate("target", Mode.API, "org/other", 10, 10)).isEmpty();
        assertThat(FREE.cost(local(Duration.ofHours(1)))).isEmpty();
        assertThat(FREE.estimate("target", Mode.LOCAL, "tiny", 10, 10)).isEmpty();
    }

    @Test
    void localAnswer_costsEngineTime() {
        assertThat(PRICES.cost(local(Duration.ofHours(2))).orElseThrow()).isEqualByComparingTo("0.72");
        assertThat(PRICES.cost(local(Duration.ofMillis(100))).orElseThrow()).isEqualByComparingTo("0.00001");
        assertThat(PRICES.cost(local(Duration.ZERO)).orElseThrow()).isZero();
    }

    @Test
    void extractiveAnswer_isFree() {
        Consumption quoted =
                new Consumption(Mode.EXTRACTIVE, "extractive", TokenUsage.counted(100, 20), Duration.ofSeconds(1));

        assertThat(FREE.cost(quoted).orElseThrow()).isZero();
        assertThat(FREE.estimate("target", Mode.EXTRACTIVE, "extractive", 100, 20)
                        .orElseThrow())
                .isZero();
    }

    @Test
    void localEstimate_isByTimePerToken() {
        // 1,000 tokens of 4 ms and 100 of 66 ms are 10.6 s
        assertThat(PRICES.estimate("target", Mode.LOCAL, "tiny", 1000, 100).orElseThrow())
                .isEqualByComparingTo("0.00106");
    }

    @Property(tries = 300)
    void cost_addsUpExactly(
            @ForAll @IntRange(max = 100_000) int input,
            @ForAll @IntRange(max = 400) int generated,
            @ForAll @IntRange(max = 100_000) int moreInput,
            @ForAll @IntRange(max = 400) int moreGenerated) {
        assertThat(cost("org/name", input, generated).add(cost("org/name", moreInput, moreGenerated)))
                .isEqualByComparingTo(cost("org/name", input + moreInput, generated + moreGenerated));
    }

    @Property(tries = 300)
    void moreTokens_neverCostLess(
            @ForAll @IntRange(max = 100_000) int input,
            @ForAll @IntRange(max = 400) int generated,
            @ForAll @IntRange(max = 1000) int more,
            @ForAll Mode mode) {
        BigDecimal less =
                PRICES.estimate("target", mode, "org/name", input, generated).orElseThrow();

        assertThat(PRICES.estimate("target", mode, "org/name", input + more, generated)
                        .orElseThrow())
                .isGreaterThanOrEqualTo(less);
        assertThat(PRICES.estimate("target", mode, "org/name", input, generated + more)
                        .orElseThrow())
                .isGreaterThanOrEqualTo(less);
    }

    @Property(tries = 300)
    void apiEstimate_isNeverBelowTheCost(
            @ForAll @IntRange(max = 100_000) int input,
            @ForAll @IntRange(max = 400) int most,
            @ForAll @IntRange(max = 400) int generated) {
        assertThat(PRICES.estimate("target", Mode.API, "org/name", input, most).orElseThrow())
                .isGreaterThanOrEqualTo(cost("org/name", input, Math.min(most, generated)));
    }

    @Property(tries = 300)
    void engineCosts_addUpExceptForRounding(
            @ForAll @LongRange(max = 1_000_000_000_000L) long one,
            @ForAll @LongRange(max = 1_000_000_000_000L) long other) {
        BigDecimal parts = PRICES.cost(local(Duration.ofNanos(one)))
                .orElseThrow()
                .add(PRICES.cost(local(Duration.ofNanos(other))).orElseThrow());
        BigDecimal whole = PRICES.cost(local(Duration.ofNanos(one + other))).orElseThrow();

        assertThat(parts.subtract(whole).abs()).isLessThanOrEqualTo(CENT.movePointLeft(10));
    }

    private static BigDecimal cost(String model, int input, int generated) {
        return PRICES.cost(api(model, input, generated)).orElseThrow();
    }

    private static Consumption api(String model, int input, int generated) {
        return new Consumption(Mode.API, model, TokenUsage.counted(input, generated), Duration.ZERO);
    }

    private static Consumption local(Duration engine) {
        return new Consumption(Mode.LOCAL, "tiny", TokenUsage.counted(10, 10), engine);
    }

    private static Price price(String input, String output) {
        return new Price(new BigDecimal(input), new BigDecimal(output));
    }
}
