package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerConfigTest {
    @Test
    void nothingGiven_remembers() {
        assertThat(LedgerConfig.from(TestingConfig.of())).isEqualTo(new LedgerConfig(true, 100_000, true));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(LedgerConfig.from(TestingConfig.of(
                        "textgen.ledger.enabled",
                        "off",
                        "textgen.ledger.capacity",
                        "1000",
                        "textgen.database.url",
                        "jdbc:postgresql://db/textgen")))
                .isEqualTo(new LedgerConfig(false, 1000, false));
    }

    @ParameterizedTest
    @CsvSource({
        "textgen.ledger.capacity, 999, a whole number from 1000 to 10000000",
        "textgen.ledger.capacity, 10000001, a whole number from 1000 to 10000000",
        "textgen.ledger.enabled, maybe, true or false"
    })
    void wrongValue_isNamedWithWhatIsAllowed(String property, String value, String allowed) {
        assertThatThrownBy(() -> LedgerConfig.from(TestingConfig.of(property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(property + " is \"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    /** The server reads them; here their names are known, so that they are not warned of. */
    @Test
    void databaseOfTheServer_isKnown() {
        assertThat(Settings.names())
                .contains("textgen.database.url", "textgen.database.user", "textgen.database.password");
    }
}
