package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartConfigTest {
    private static final List<String> DEBUGGED =
            List.of("-Xmx1g", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=7777");

    @Test
    void failure_endsTheProcessUnlessADebuggerIsThere() {
        assertThat(StartConfig.failureEndsProcess(Map.of(), Map.of(), List.of("-Xmx1g")))
                .isTrue();
        assertThat(StartConfig.failureEndsProcess(Map.of(), Map.of(), DEBUGGED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"stay, false", "STAY, false", "exit, true", "anything, true"})
    void failure_isWhatTheEnvironmentSays(String value, boolean ends) {
        Map<String, String> environment = Map.of("TEXTGEN_START_FAILURE", value);

        assertThat(StartConfig.failureEndsProcess(Map.of(), environment, List.of()))
                .isEqualTo(ends);
        assertThat(StartConfig.failureEndsProcess(Map.of(), environment, DEBUGGED))
                .isEqualTo(ends);
    }

    @Test
    void failure_isWhatTheSystemPropertySaysBeforeTheEnvironment() {
        assertThat(StartConfig.failureEndsProcess(
                        Map.of("textgen.start.failure", "exit"), Map.of("TEXTGEN_START_FAILURE", "stay"), List.of()))
                .isTrue();
    }
}
