package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** API mode without a key: the service starts, says so once, and does not pretend. */
class MissingKeyIT {
    @Test
    void noKey_isToldEverywhere() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start("nokey", Map.of("HF_USE_API", "true"))) {
            Api api = new Api(server);

            HttpResponse<String> response = api.post(Api.GENERATE, Api.QUESTION);

            assertThat(response.statusCode()).isEqualTo(502);
            JsonNode problem = Api.problem(response);
            assertThat(problem.path("code").textValue()).isEqualTo("UPSTREAM_AUTH");
            assertThat(problem.path("detail").textValue()).contains("HF_API_KEY", "router.huggingface.co");
            assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(api.get("/health/ready").body()).contains("HF_API_KEY");
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
            JsonNode model = Api.json(api.get("/api/v1/model").body());
            assertThat(model.path("mode").textValue()).isEqualTo("api");
            assertThat(model.path("model_name").textValue()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
            assertThat(model.path("load_state").textValue()).isEqualTo("failed");
            List<String> lines = Files.readAllLines(server.logs().resolve("messages.log"));
            assertThat(lines.stream().filter(line -> line.contains("api_key_missing")))
                    .hasSize(1);
        }
    }
}
