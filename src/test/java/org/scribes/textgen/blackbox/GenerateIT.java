package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

@MicroShedTest
class GenerateIT {
    private final Api api = new Api();

    @BeforeEach
    void modelAnswers() throws IOException, InterruptedException {
        api.awaitReady();
    }

    @Test
    void question_isAnswered() throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.GENERATE, Api.QUESTION);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        JsonNode answer = Api.json(response.body());
        assertThat(answer.path("answer").textValue()).isNotEmpty();
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        assertThat(answer.path("warnings").isArray()).isTrue();
        JsonNode metadata = answer.path("metadata");
        assertThat(metadata.path("request_id").textValue())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(metadata.path("model").textValue())
                .isEqualTo(Api.json(api.get("/api/v1/model").body())
                        .path("model_name")
                        .textValue());
        assertThat(metadata.path("mode").textValue()).isEqualTo("local");
        assertThat(metadata.path("latency_ms").isIntegralNumber()).isTrue();
        assertThat(metadata.path("time_to_first_token_ms").longValue())
                .isBetween(0L, metadata.path("latency_ms").longValue());
        assertThat(metadata.path("input_tokens").intValue()).isPositive();
        assertThat(metadata.path("tokens_generated").intValue()).isBetween(1, 40);
        assertThat(metadata.path("finish_reason").textValue()).isIn("eos_token", "length");
        assertThat(metadata.path("temperature").doubleValue()).isZero();
    }

    @Test
    void model_isTold() throws IOException, InterruptedException {
        JsonNode model = Api.json(api.get("/api/v1/model").body());

        assertThat(model.path("initialized").booleanValue()).isTrue();
        assertThat(model.path("load_state").textValue()).isEqualTo("ready");
        assertThat(model.path("load_progress").doubleValue()).isEqualTo(1);
        assertThat(model.path("max_output_tokens").intValue()).isEqualTo(400);
        assertThat(model.path("mode").textValue()).isEqualTo("local");
        assertThat(model.fieldNames()).toIterable().contains("precision", "device", "context_window", "temperature");
    }

    @Test
    void root_leadsToTheDescription() throws IOException, InterruptedException {
        HttpResponse<String> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/openapi/ui/");
        assertThat(api.get("/openapi/ui/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/model", "/nope", Api.GENERATE})
    void plainRequestId_isReturned(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(path).header("X-Request-Id", "My.id_7-b"));

        assertThat(response.headers().allValues("X-Request-Id")).containsExactly("My.id_7-b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a,b", "<script>", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void otherRequestId_isReplaced(String id) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request("/nope").header("X-Request-Id", id));

        assertThat(response.headers().allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .isNotEqualTo(id)
                .matches("[A-Za-z0-9._-]{1,64}");
    }
}
