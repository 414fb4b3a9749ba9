package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void text_isForAPerson() {
        terminal(Map.of("WLP_LOGGING_CONSOLE_FORMAT", "dev")).say("Ready at …");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Ready at …" + System.lineSeparator());
    }

    @Test
    void json_isForPrograms() {
        terminal(Map.of("WLP_LOGGING_CONSOLE_FORMAT", "json")).say("Ready");
        terminal(Map.of()).say("Ready");

        assertThat(out.size()).isZero();
    }

    private Terminal terminal(Map<String, String> environment) {
        return Terminal.of(environment, new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
