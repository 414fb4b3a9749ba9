package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetConfigTest {
    @Test
    void nothingGiven_boundsNothing() {
        assertThat(BudgetConfig.from(TestingConfig.of())).isEqualTo(BudgetConfig.NONE);
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(BudgetConfig.from(TestingConfig.of(
                        "textgen.budget.total-usd", "1000000000",
                        "textgen.budget.key-usd", "25.5",
                        "textgen.budget.user-usd", "0")))
                .isEqualTo(new BudgetConfig(
                        Optional.of(BigDecimal.valueOf(1_000_000_000)),
                        Optional.of(new BigDecimal("25.5")),
                        Optional.of(BigDecimal.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({
        "textgen.budget.total-usd, 1000000000.1",
        "textgen.budget.key-usd, -1",
        "textgen.budget.key-usd, 25 USD",
        "textgen.budget.user-usd, .5"
    })
    void wrongValue_isNamedWithWhatIsAllowed(String property, String value) {
        assertThatThrownBy(() -> BudgetConfig.from(TestingConfig.of(property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(property + " is \"" + value + "\"")
                .hasMessageContaining("US dollars from 0 to 1000000000");
    }

    @Test
    void budgetWithoutALedger_isRefused() {
        assertThatThrownBy(() -> BudgetConfig.from(
                        TestingConfig.of("textgen.budget.key-usd", "5", "textgen.ledger.enabled", "false")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.budget.key-usd is \"5\"")
                .hasMessageContaining("needs the ledger");
    }
}
