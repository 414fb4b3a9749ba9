package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadSettingsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 17})
    void filesAtOnce_areOneToSixteen(int files) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DownloadSettings(files, Duration.ofSeconds(1)))
                .withMessageContaining("1 to 16");
    }

    @Test
    void idleTimeout_isPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DownloadSettings(4, Duration.ZERO));
    }
}
