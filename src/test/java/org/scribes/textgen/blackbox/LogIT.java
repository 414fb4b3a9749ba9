package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogIT {
    @Test
    void everyLineOfTheLog_isJson() throws IOException {
        try (TestingServer server = TestingServer.start("log", Map.of())) {
            List<String> lines = Files.readAllLines(server.logs().resolve("messages.log"));

            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                JsonNode entry = new ObjectMapper().readTree(line);
                assertThat(entry.path("message").asText()).isNotEmpty();
                assertThat(entry.path("ibm_datetime").asText()).isNotEmpty();
            });
        }
    }
}
