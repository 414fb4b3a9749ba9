package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageConfigTest {
    @ParameterizedTest
    @CsvSource({"on, true", "off, false", "true, true", "FALSE, false"})
    void page_isSwitchedOnOrOff(String value, boolean shown) {
        assertThat(PageConfig.from(TestingConfig.of("textgen.page", value)).shown())
                .isEqualTo(shown);
    }

    @Test
    void nothingSet_hasAPage() {
        assertThat(PageConfig.from(TestingConfig.of())).isEqualTo(new PageConfig(true));
    }

    @Test
    void wrongValue_isRefusedByName() {
        assertThatThrownBy(() -> PageConfig.from(TestingConfig.of("textgen.page", "behind the key")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.page");
    }
}
