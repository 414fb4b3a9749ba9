package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of text-generation-inference get, over HTTP. */
@OnDefaultServer
class TgiIT {
    private static final String VERSE = "For God so loved the world, that he gave his only born Son.";
    private static final String INPUTS =
            "<|user|>\n[1] John 3:16: " + VERSE + "\n\nWhat does John 3:16 say?\n<|assistant|>\n";

    private final Api api = new Api();

    @BeforeEach
    void modelAnswers() throws IOException, InterruptedException {
        api.awaitReady();
    }

    private static String request(String parameters) {
        ObjectNode request = (ObjectNode) Api.json("{\"parameters\": " + parameters + "}");
        return request.put("inputs", INPUTS).toString();
    }

    @Test
    void root_answersWithAListOfOne() throws IOException, InterruptedException {
        HttpResponse<String> response = api.post("/", request("{\"max_new_tokens\": 40}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        JsonNode list = Api.json(response.body());
        assertThat(list.isArray()).isTrue();
        assertThat(list).hasSize(1);
        assertThat(list.path(0).path("generated_text").textValue()).isNotBlank();
        assertThat(list.path(0).has("details")).isFalse();
        assertThat(list.path(0).path("scribes").path("metadata").path("mode").textValue())
                .isEqualTo("local");
    }

    @Test
    void details_haveTheTokensOfTheModel() throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(
                "/generate",
                request("{\"max_new_tokens\": 12, \"details\": true, \"decoder_input_details\": true,"
                        + " \"top_n_tokens\": 2, \"return_full_text\": true, \"seed\": 5}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = Api.json(response.body());
        assertThat(answer.path("generated_text").textValue()).startsWith(INPUTS);
        JsonNode details = answer.path("details");
        String written = details.path("tokens")
                .valueStream()
                .filter(token -> !token.path("special").booleanValue())
                .map(token -> token.path("text").textValue())
                .collect(Collectors.joining());
        assertThat(INPUTS + written.strip())
                .isEqualTo(answer.path("generated_text").textValue().strip());
        assertThat(details.path("generated_tokens").intValue())
                .isEqualTo(details.path("tokens").size());
        assertThat(details.path("finish_reason").textValue()).isIn("length", "eos_token");
        assertThat(details.path("seed").isNull()).as("greedy").isTrue();
        assertThat(details.path("prefill").size())
                .isEqualTo(answer.path("scribes")
                        .path("metadata")
                        .path("input_tokens")
                        .intValue());
        assertThat(details.path("prefill").path(0).path("logprob").isNull()).isTrue();
        assertThat(details.path("prefill").path(1).path("logprob").doubleValue())
                .isNegative();
        assertThat(details.path("top_tokens")).hasSameSizeAs(details.path("tokens"));
        assertThat(details.path("top_tokens").path(0)).hasSize(2);
        for (JsonNode token : details.path("tokens")) {
            assertThat(token.path("logprob").doubleValue()).isNegative();
        }
        assertThat(response.headers().map())
                .containsKeys(
                        "x-compute-type",
                        "x-compute-time",
                        "x-total-time",
                        "x-queue-time",
                        "x-inference-time",
                        "x-time-per-token");
        assertThat(response.headers().firstValueAsLong("x-generated-tokens"))
                .hasValue(details.path("generated_tokens").longValue());
        assertThat(response.headers().firstValueAsLong("x-compute-characters")).hasValue(INPUTS.length());
    }

    /** As InferenceClient(model=URL).text_generation(stream=True) and other clients ask. */
    @ParameterizedTest
    @CsvSource({"/, */*", "/, text/event-stream", "/, application/json", "/generate_stream, text/event-stream"})
    void stream_isPiecesAndTheWhole(String path, String accept) throws IOException, InterruptedException {
        ObjectNode body = (ObjectNode) Api.json(request("{\"max_new_tokens\": 40, \"stop\": []}"));
        HttpResponse<String> response = api.send(api.jsonRequest(
                        path, BodyPublishers.ofString(body.put("stream", true).toString()))
                .header("Accept", accept));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        List<JsonNode> events = data(response.body());
        JsonNode last = events.get(events.size() - 1);
        assertThat(events).hasSizeGreaterThan(1);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("index").intValue()).isEqualTo(i + 1);
            assertThat(events.get(i).path("token").path("text").isTextual()).isTrue();
            assertThat(events.get(i).path("token").path("special").booleanValue())
                    .isEqualTo(i == events.size() - 1);
            assertThat(events.get(i).has("error")).isFalse();
        }
        assertThat(events.get(0).path("generated_text").isNull()).isTrue();
        assertThat(events.stream()
                        .map(event -> event.path("token").path("text").textValue())
                        .collect(Collectors.joining()))
                .isEqualTo(last.path("generated_text").textValue());
        assertThat(last.path("token").path("text").textValue()).isEmpty();
        assertThat(last.path("details").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("finish_reason", "generated_tokens", "input_length", "seed");
        assertThat(last.path("details").path("input_length").intValue()).isPositive();
        assertThat(last.path("scribes").path("citations").isArray()).isTrue();
    }

    private static List<JsonNode> data(String stream) {
        assertThat(stream).endsWith("\n\n").doesNotContain("event:", "id:", "[DONE]");
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Api.json(line.substring("data: ".length())))
                .toList();
    }

    @Test
    void misquotation_isRepaired() throws IOException, InterruptedException {
        HttpResponse<String> checked = api.post("/generate", request("{\"max_new_tokens\": 60}"));

        JsonNode scribes = Api.json(checked.body()).path("scribes");
        assertThat(scribes.path("grounding").path("policy").textValue()).isEqualTo("repair");
        assertThat(scribes.path("grounding").path("layout").textValue()).isNotEqualTo("passages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"watermark\": true}                | watermark must be false",
                "{\"best_of\": 2}                     | best_of must be 1",
                "{\"grammar\": {\"type\": \"regex\"}} | grammar cannot be given",
                "{\"adapter_id\": \"a\"}              | adapter_id cannot be given",
                "{\"temperature\": 0}                 | temperature must be above 0",
                "{\"temperature\": \"1\"}             | parameters.temperature must be a number",
                "{\"top_p\": 1}                       | top_p must be above 0 and below 1",
                "{\"max_new_tokens\": 0}              | max_new_tokens must be 1 or more",
                "{\"truncate\": 0}                    | truncate must be 1 or more",
                "{\"stop\": [\"\"]}                   | stop takes texts",
                "[]                                   | parameters must be an object"
            })
    void wrongParameter_isNamed(String parameters, String error) throws IOException, InterruptedException {
        for (String path : List.of("/", "/generate", "/generate_stream")) {
            HttpResponse<String> response = api.post(path, request(parameters));

            assertThat(response.statusCode()).as(path).isEqualTo(422);
            assertThat(error(response, "validation")).startsWith(error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"inputs\": null}", "{\"inputs\": \"\"}", "{\"inputs\": 7}", "[]", "{", ""})
    void bodyWithoutInputs_isAValidationError(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post("/generate", body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(error(response, "validation")).isNotBlank();
    }

    @Test
    void promptThatIsTooLong_isAValidationErrorUnlessTruncated() throws IOException, InterruptedException {
        String inputs = "word ".repeat(3000);
        String body = "{\"inputs\": \"" + inputs + "\", \"parameters\": {\"max_new_tokens\": 4%s}}";

        HttpResponse<String> refused = api.post("/generate_stream", body.formatted(""));
        HttpResponse<String> truncated = api.post("/generate", body.formatted(", \"truncate\": 50"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(error(refused, "validation")).contains("tokens");
        if (truncated.statusCode() == 200) {
            assertThat(truncated.headers().firstValueAsLong("x-prompt-tokens").orElseThrow())
                    .isBetween(45L, 52L);
        } else { // the model may write nothing that is fit to be shown
            assertThat(truncated.statusCode()).as(truncated.body()).isEqualTo(424);
        }
    }

    @Test
    void otherErrors_haveTheirFormat() throws IOException, InterruptedException {
        HttpResponse<String> method = api.get("/generate");
        HttpResponse<String> type = api.send(
                api.request("/generate").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("a")));

        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("POST");
        assertThat(Api.json(method.body()).fieldNames()).toIterable().containsExactly("error");
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(error(type, "validation")).isNotBlank();
        assertThat(api.get("/").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
    }

    private static String error(HttpResponse<String> response, String type) {
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        JsonNode error = Api.json(response.body());
        assertThat(error.fieldNames()).toIterable().containsExactly("error", "error_type");
        assertThat(error.path("error_type").textValue()).isEqualTo(type);
        return error.path("error").textValue();
    }

    @Test
    void clientThatLeaves_endsItsAnswer() throws IOException, InterruptedException {
        String body =
                "{\"inputs\": \"In the beginning\", \"grounding\": \"off\", \"parameters\": {\"max_new_tokens\": 400,"
                        + " \"temperature\": 2, \"seed\": 1}}";
        double before = Metrics.of(api).sum("textgen_requests_total", "outcome=\"cancelled\"");
        HttpResponse<InputStream> response = api.open("/generate_stream", body);
        Api.readUntil("\n\n", response.body());
        response.body().close();

        double after = before;
        for (int i = 0; i < 100 && after == before; i++) {
            Thread.sleep(50);
            after = Metrics.of(api).sum("textgen_requests_total", "outcome=\"cancelled\"");
        }
        assertThat(after).isEqualTo(before + 1);
    }

    @Test
    void info_describesTheModel() throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request("/info").header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode info = Api.json(response.body());
        assertThat(info.path("model_id").textValue()).isEqualTo("scribes-tiny");
        assertThat(info.path("max_total_tokens").intValue())
                .isEqualTo(info.path("max_input_tokens").intValue() + 1);
        assertThat(info.path("version").textValue()).isEqualTo(System.getProperty("project.version"));
        assertThat(info.path("router").textValue()).isEqualTo("scribes-textgen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/health"})
    void model_isHealthy(String path) throws IOException, InterruptedException {
        assertThat(api.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void tokens_standInTheText() throws IOException, InterruptedException {
        JsonNode tokens = Api.json(api.post("/tokenize", "{\"inputs\": \"Café: \\\"Der Herr\\\" ist 😀\"}")
                .body());

        String text = "Café: \"Der Herr\" ist 😀";
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(tokens).hasSizeGreaterThan(3);
        assertThat(tokens.path(tokens.size() - 1).path("stop").intValue()).isEqualTo(bytes.length);
        for (JsonNode token : tokens) {
            assertThat(token.path("id").isInt()).isTrue();
            assertThat(token.path("text").textValue())
                    .isEqualTo(new String(
                            bytes,
                            token.path("start").intValue(),
                            token.path("stop").intValue() - token.path("start").intValue(),
                            UTF_8));
        }
    }

    @Test
    void conversation_becomesAPrompt() throws IOException, InterruptedException {
        JsonNode shown = Api.json(api.post(
                        "/chat_tokenize",
                        "{\"model\": \"dummy\", \"messages\": [{\"role\": \"user\", \"content\": \"Who was Barnabas?\"}]}")
                .body());

        assertThat(shown.path("templated_text").textValue()).contains("<|user|>", "Who was Barnabas?", "<|assistant|>");
        assertThat(shown.path("tokenize_response")
                        .valueStream()
                        .map(token -> token.path("text").textValue())
                        .collect(Collectors.joining()))
                .isEqualTo(shown.path("templated_text").textValue());
    }

    @Test
    void answers_areCountedByTheProtocolsNames() throws IOException, InterruptedException {
        double before = Metrics.of(api).sum("tgi_request_success_total");

        assertThat(api.post("/generate", request("{\"max_new_tokens\": 20}")).statusCode())
                .isEqualTo(200);

        Metrics after = Metrics.of(api);
        assertThat(after.sum("tgi_request_success_total")).isGreaterThan(before);
        assertThat(after.sum("tgi_request_duration_seconds_bucket", "le=\"+Inf\""))
                .isPositive();
        assertThat(after.sum("tgi_request_inference_duration_seconds_count")).isPositive();
    }
}
