package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.api.openapi.Examples;

@OnDefaultServer
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

    /** The embedded model can only quote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"Hello\"}",
                "{\"prompt\": \"Hello\", \"passages\": [], \"max_new_tokens\": 2, \"stop\": [\"passages\"], \"temperature\": 2}",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"Who was Barnabas?\"}], \"grounding\": \"enforce\"}",
            })
    void questionWithoutPassages_isRefused(String question) throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post(Api.GENERATE, question).body());
        AnswerEvents events = AnswerEvents.of(api.post(Api.STREAM, question));
        JsonNode metadata = answer.path("metadata");

        assertThat(answer.path("answer").textValue())
                .isEqualTo("I can only quote passages that come with a question, and this question came with none.");
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        assertThat(answer.path("refusal").booleanValue()).isTrue();
        assertThat(metadata.path("tokens_generated").intValue()).isZero();
        assertThat(metadata.path("input_tokens").intValue()).isPositive();
        assertThat(metadata.path("finish_reason").textValue()).isEqualTo("eos_token");
        assertThat(metadata.path("attempts").intValue()).isEqualTo(1);
        assertThat(metadata.path("model_note").textValue()).isEqualTo(Examples.MODEL_NOTE);
        assertThat(events.done().path("answer")).isEqualTo(answer.path("answer"));
        assertThat(events.done().path("refusal").booleanValue()).isTrue();
        assertThat(events.done().path("metadata").path("model_note")).isEqualTo(metadata.path("model_note"));
    }

    @Test
    void passagesInThePrompt_areAnswered() throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post(
                        Api.GENERATE,
                        "{\"prompt\": \"[1] John 11:35: Jesus wept.\\n\\nWhat does John 11:35 say?\", \"temperature\": 0}")
                .body());

        assertThat(answer.has("refusal")).isFalse();
        assertThat(answer.path("metadata").path("tokens_generated").intValue()).isPositive();
        assertThat(answer.path("metadata").path("model_note").textValue()).isEqualTo(Examples.MODEL_NOTE);
    }

    private static final String ASKING = """
            {"prompt": "What does %s say?", "passages": %s, "max_new_tokens": 30, "temperature": 0, "grounding": "%s"}""";
    private static final String JOHN = """
            [{"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his only born Son."}]""";

    @Test
    void placeThatTheQuestionAsksForInVain_isTold() throws IOException, InterruptedException {
        JsonNode none = Api.json(api.post(Api.GENERATE, ASKING.formatted("John 3:99", JOHN, "repair"))
                .body());
        JsonNode elsewhere = Api.json(api.post(Api.GENERATE, ASKING.formatted("Romans 8:28", JOHN, "report"))
                .body());
        HttpResponse<String> enforced = api.post(Api.GENERATE, ASKING.formatted("John 3:99", JOHN, "enforce"));

        assertThat(warnings(none)).contains("question_references: John 3:99 does not exist");
        assertThat(warnings(elsewhere)).contains("question_references: no passage holds Romans 8:28");
        assertThat(enforced.statusCode()).isEqualTo(422);
        assertThat(Api.problem(enforced).path("code").textValue()).isEqualTo("UNGROUNDED");
        assertThat(Api.problem(enforced).path("detail").textValue()).contains("a place that does not exist");
    }

    @Test
    void passagesThatAreEmpty_areNotThePrompt() throws IOException, InterruptedException {
        JsonNode empty = Api.json(api.post(Api.GENERATE, ASKING.formatted("Romans 8:28", "[]", "report"))
                .body());
        JsonNode none = Api.json(api.post(Api.GENERATE, ASKING.formatted("Romans 8:28", "null", "report"))
                .body());

        assertThat(empty.path("grounding").path("layout").textValue()).isEqualTo("passages");
        assertThat(warnings(empty)).contains("question_references: no passage holds Romans 8:28");
        assertThat(none.path("grounding").path("layout").textValue()).isEqualTo("prompt");
    }

    private static List<String> warnings(JsonNode answer) {
        List<String> warnings = new ArrayList<>();
        answer.path("warnings").forEach(warning -> warnings.add(warning.textValue()));
        return warnings;
    }

    @Test
    void tokens_areCountedAsTheModelDoes() throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post(Api.GENERATE, Api.QUESTION).body());
        JsonNode counted = Api.json(api.post("/api/v1/tokens", Api.QUESTION).body());

        assertThat(counted.path("tokens").intValue())
                .isEqualTo(answer.path("metadata").path("input_tokens").intValue());
        assertThat(counted.path("estimated").booleanValue()).isFalse();
        assertThat(counted.path("fits").booleanValue()).isTrue();
        assertThat(counted.path("model").textValue())
                .isEqualTo(answer.path("metadata").path("model").textValue());
    }

    @Test
    void tokensOfManyPassages_sayHowManyFit() throws IOException, InterruptedException {
        String passage = "{\"id\": \"%d\", \"text\": \"" + "In the beginning God created. ".repeat(20) + "\"}";
        String passages = IntStream.range(0, 40)
                .mapToObj(passage::formatted)
                .collect(Collectors.joining(", ", "\"passages\": [", "], \"max_new_tokens\": 20"));
        JsonNode alone =
                Api.json(api.post("/api/v1/tokens", "{" + passages + "}").body());
        HttpResponse<String> refused = api.post(Api.GENERATE, "{\"prompt\": \"Who?\", " + passages + "}");
        JsonNode cut = Api.json(
                api.post(Api.GENERATE, "{\"prompt\": \"Who?\", \"truncate\": \"last_passages\", " + passages + "}")
                        .body());

        assertThat(alone.path("fits").booleanValue()).isFalse();
        int fit = alone.path("passages_that_fit").intValue();
        assertThat(fit).isBetween(1, 39);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Api.problem(refused).path("detail").textValue()).contains("truncate");
        assertThat(warnings(cut).get(0)).endsWith("passages left out: the prompt was too long");
        assertThat(cut.path("metadata").path("input_tokens").intValue())
                .isLessThanOrEqualTo(alone.path("context_window").intValue() - 20);
    }

    @Test
    void nothingToCount_isABadRequest() throws IOException, InterruptedException {
        assertThat(api.post("/api/v1/tokens", "{}").statusCode()).isEqualTo(400);
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
