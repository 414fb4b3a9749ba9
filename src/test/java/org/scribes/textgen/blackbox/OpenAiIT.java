package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's API over HTTP, byte by byte where a client was reported to trip. */
@OnDefaultServer
class OpenAiIT {
    private static final String CHAT = "/v1/chat/completions";
    private static final String COMPLETIONS = "/v1/completions";
    private static final String VERSE = "For God so loved the world, that he gave his only born Son.";
    private static final String PASSAGES =
            "\"passages\": [{\"id\": \"1\", \"reference\": \"John 3:16\", \"text\": \"" + VERSE + "\"}]";
    private static final String ASK =
            "{\"model\": \"scribes-tiny\", \"temperature\": 0, \"messages\": [{\"role\": \"user\", \"content\": "
                    + "\"What does John 3:16 say?\"}], " + PASSAGES;

    private final Api api = new Api();

    @BeforeEach
    void modelAnswers() throws IOException, InterruptedException {
        api.awaitReady();
    }

    private JsonNode answer(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return Api.json(response.body());
    }

    private static JsonNode error(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode error = Api.json(response.body()).path("error");
        assertThat(error.fieldNames()).toIterable().containsExactly("message", "type", "code", "param");
        return error;
    }

    /** The data of a stream, which must be nothing but data up to {@code [DONE]}. */
    private static List<JsonNode> chunks(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.body()).endsWith("\n\ndata: [DONE]\n\n").doesNotContain("\nid:", "\"error\"", "\nevent:");
        List<JsonNode> chunks = new ArrayList<>();
        for (String line : response.body().split("\n\n", -1)) {
            if (line.startsWith("data: {")) {
                chunks.add(Api.json(line.substring("data: ".length())));
            }
        }
        return chunks;
    }

    @Test
    void chat_isAnsweredAsOpenAiDoes() throws IOException, InterruptedException {
        JsonNode answer = answer(CHAT, ASK + "}");

        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("id", "object", "created", "model", "choices", "usage", "scribes");
        assertThat(answer.path("created").isIntegralNumber()).isTrue();
        JsonNode choice = answer.path("choices").path(0);
        assertThat(choice.path("index").intValue()).isZero();
        assertThat(choice.path("finish_reason").textValue()).isEqualTo("stop");
        String content = choice.path("message").path("content").textValue();
        assertThat(content).contains(VERSE);
        JsonNode usage = answer.path("usage");
        assertThat(usage.path("total_tokens").intValue())
                .isEqualTo(usage.path("prompt_tokens").intValue()
                        + usage.path("completion_tokens").intValue());
        List<String> quoted = new ArrayList<>();
        for (JsonNode annotation : choice.path("message").path("annotations")) {
            JsonNode citation = annotation.path("url_citation");
            assertThat(citation.path("url").textValue()).isEqualTo("urn:osis:John.3.16");
            assertThat(citation.path("title").textValue()).isEqualTo("John 3:16");
            quoted.add(content.substring(
                    citation.path("start_index").intValue(),
                    citation.path("end_index").intValue()));
        }
        assertThat(quoted).contains("John 3:16", VERSE);
        assertThat(answer.path("scribes")
                        .path("grounding")
                        .path("verified_share")
                        .doubleValue())
                .isEqualTo(1);
    }

    @Test
    void stream_isTheSameAnswer() throws IOException, InterruptedException {
        List<JsonNode> chunks = chunks(api.post(CHAT, ASK + ", \"stream\": true}"));

        JsonNode first = chunks.get(0).path("choices").path(0);
        assertThat(first.path("delta").path("role").textValue()).isEqualTo("assistant");
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.path("choices").path(0).path("finish_reason").textValue())
                .isEqualTo("stop");
        assertThat(last.path("scribes").path("citations").size()).isPositive();
        assertThat(chunks.subList(0, chunks.size() - 1)).allSatisfy(chunk -> {
            assertThat(chunk.path("choices").path(0).path("finish_reason").isNull())
                    .isTrue();
            assertThat(chunk.has("usage") || chunk.has("error")).isFalse();
        });
        String joined = chunks.stream()
                .map(chunk -> chunk.path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asText(""))
                .collect(Collectors.joining());
        assertThat(joined)
                .isEqualTo(answer(CHAT, ASK + "}")
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .textValue());
    }

    @Test
    void usageInAStream_comesLastAndOnlyIfAskedFor() throws IOException, InterruptedException {
        List<JsonNode> chunks =
                chunks(api.post(CHAT, ASK + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}}"));

        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.path("choices").isArray()).isTrue();
        assertThat(last.path("choices").size()).isZero();
        assertThat(last.path("usage").path("total_tokens").intValue()).isPositive();
        assertThat(chunks.subList(0, chunks.size() - 1)).noneMatch(chunk -> chunk.has("usage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/event-stream", "text/html", "application/json", "garbage", "a/b;q=x"})
    void accept_isNotNegotiated(String accept) throws IOException, InterruptedException {
        HttpResponse<String> whole = api.send(
                api.jsonRequest(CHAT, BodyPublishers.ofString(ASK + "}")).header("Accept", accept));
        HttpResponse<String> stream =
                api.send(api.jsonRequest(CHAT, BodyPublishers.ofString(ASK + ", \"stream\": true}"))
                        .header("Accept", accept));

        assertThat(whole.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(chunks(stream)).isNotEmpty();
    }

    @Test
    void doubledSlashes_areOne() throws IOException, InterruptedException {
        assertThat(api.get("/v1//models").body())
                .isEqualTo(api.get("/v1/models").body())
                .contains("scribes-tiny");
        assertThat(api.post("/v1//chat//completions", ASK + "}").statusCode()).isEqualTo(200);
        error(api.post("/v1//nothing", "{}"), 404);
    }

    @Test
    void upgradeToHttp2_losesNoBody() throws IOException, InterruptedException {
        String long1 = ASK.replace("What does", "x".repeat(200_000) + " What does") + ", \"max_tokens\": 1}";

        HttpResponse<String> response = new Api(HttpClient.Version.HTTP_2).post(CHAT, long1);

        assertThat(error(response, 400).path("code").textValue()).isEqualTo("context_length_exceeded");
        assertThat(new Api(HttpClient.Version.HTTP_2).post(CHAT, ASK + "}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"dummy", "''", "gpt-4o", "scribes-tiny:other"})
    void unknownModel_isNotFound(String model) throws IOException, InterruptedException {
        JsonNode error = error(api.post(CHAT, ASK.replace("scribes-tiny", model) + "}"), 404);

        assertThat(error.path("code").textValue()).isEqualTo("model_not_found");
        assertThat(error.path("param").textValue()).isEqualTo("model");
    }

    @Test
    void models_areListedWhateverTheirNamesHold() throws IOException, InterruptedException {
        assertThat(Api.json(api.get("/v1/models/scribes-tiny").body())
                        .path("id")
                        .textValue())
                .isEqualTo("scribes-tiny");
        error(api.get("/v1/models/org%2Fmodel"), 404);
        error(api.get("/v1/models/org/model"), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"response_format\": {\"type\": \"json_object\", \"value\": {}} | response_format",
                "\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}] | tools",
                "\"logit_bias\": {\"99999999\": 1} | logit_bias",
            })
    void whatTheModelCannotDo_isRefusedByItsName(String fields, String parameter)
            throws IOException, InterruptedException {
        assertThat(error(api.post(CHAT, ASK + ", " + fields + "}"), 400)
                        .path("param")
                        .textValue())
                .isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /v1/chat/completions | {\"messages\" | 400",
                "POST | /v1/chat/completions | [] | 400",
                "POST | /v1/nothing | {} | 404",
                "GET | /v1/chat/completions | | 405",
                "POST | /v1/models | {} | 405",
            })
    void errorsOfAnyKind_haveOpenAisForm(String method, String path, String body, int status)
            throws IOException, InterruptedException {
        error(method.equals("GET") ? api.get(path) : api.post(path, body), status);
    }

    @Test
    void severalAnswers_haveTheirNumbers() throws IOException, InterruptedException {
        JsonNode answer = answer(CHAT, ASK + ", \"n\": 3, \"seed\": 1}");

        assertThat(answer.path("choices"))
                .extracting(choice -> choice.path("index").intValue())
                .containsExactly(0, 1, 2);
        List<JsonNode> chunks = chunks(api.post(CHAT, ASK + ", \"n\": 2, \"stream\": true}"));
        assertThat(chunks)
                .extracting(chunk ->
                        chunk.path("choices").path(0).path("finish_reason").asText(""))
                .filteredOn(reason -> !reason.isEmpty() && !reason.equals("null"))
                .containsExactly("stop", "stop");
        assertThat(chunks.subList(0, 2))
                .extracting(chunk -> chunk.path("choices").path(0).path("index").intValue())
                .containsExactly(0, 1);
    }

    @Test
    void severalAnswers_readThePromptOnce() throws IOException, InterruptedException {
        String passage = "\"passages\": [{\"id\": \"1\", \"text\": \"" + "Jesus wept again. ".repeat(12) + "\"}]";
        String body = ASK.replace(PASSAGES, passage) + ", \"n\": 3, \"cache\": false}";
        double before = Metrics.of(api).sum("textgen_prefix_tokens_reused");

        JsonNode answer = answer(CHAT, body);

        double reused = Metrics.of(api).sum("textgen_prefix_tokens_reused") - before;
        assertThat(reused)
                .isGreaterThanOrEqualTo(
                        2.0 * (answer.path("usage").path("prompt_tokens").intValue() - 1));
    }

    @Test
    void logprobs_areThoseOfTheShownTokens() throws IOException, InterruptedException {
        JsonNode answer = answer(
                CHAT,
                "{\"model\": \"scribes-tiny\", \"logprobs\": true, \"top_logprobs\": 2, \"temperature\": 0, \"repetition_penalty\": 1,"
                        + " \"grounding\": \"off\", \"messages\": [{\"role\": \"user\", \"content\": \"What does John 3:16 say?\"}], "
                        + PASSAGES + "}");

        JsonNode choice = answer.path("choices").path(0);
        StringBuilder joined = new StringBuilder();
        for (JsonNode token : choice.path("logprobs").path("content")) {
            joined.append(token.path("token").textValue());
            assertThat(token.path("top_logprobs")).hasSize(2);
            assertThat(token.path("logprob").doubleValue())
                    .isEqualTo(
                            token.path("top_logprobs").path(0).path("logprob").doubleValue())
                    .isNotPositive();
        }
        assertThat(joined.toString().strip())
                .isEqualTo(choice.path("message").path("content").textValue().strip());
    }

    @Test
    void prompt_isScoredAsEvaluationHarnessesAsk() throws IOException, InterruptedException {
        JsonNode scored = answer(
                        COMPLETIONS,
                        "{\"model\": \"scribes-tiny\", \"prompt\": \"In the beginning God\", \"max_tokens\": 1, \"logprobs\": 1,"
                                + " \"echo\": true, \"temperature\": 0}")
                .path("choices")
                .path(0);

        JsonNode logprobs = scored.path("logprobs");
        int tokens = logprobs.path("tokens").size();
        assertThat(scored.path("text").textValue()).startsWith("In the beginning God");
        assertThat(logprobs.path("token_logprobs")).hasSize(tokens);
        assertThat(logprobs.path("token_logprobs").path(0).isNull()).isTrue();
        for (int i = 1; i < tokens; i++) {
            assertThat(logprobs.path("token_logprobs").path(i).doubleValue()).isNegative();
        }
        JsonNode only = answer(
                        COMPLETIONS,
                        "{\"model\": \"scribes-tiny\", \"prompt\": \"In the beginning God\", \"max_tokens\": 0, \"logprobs\": 1,"
                                + " \"echo\": true}")
                .path("choices")
                .path(0);
        assertThat(only.path("text").textValue()).isEqualTo("In the beginning God");
        assertThat(only.path("logprobs").path("token_logprobs")).hasSize(tokens - 1);
    }

    @Test
    void tokenIds_areThePrompt() throws IOException, InterruptedException {
        JsonNode answer = answer(
                COMPLETIONS,
                "{\"model\": \"scribes-tiny\", \"prompt\": [[40, 41], [42]], \"max_tokens\": 2, \"echo\": true}");

        assertThat(answer.path("choices")).hasSize(2);
        assertThat(answer.path("usage").path("prompt_tokens").intValue()).isEqualTo(3);
        assertThat(error(api.post(COMPLETIONS, "{\"model\": \"scribes-tiny\", \"prompt\": [99999999]}"), 400)
                        .path("param")
                        .textValue())
                .isEqualTo("prompt");
    }

    @Test
    void task_isNotVerified() throws IOException, InterruptedException {
        JsonNode byName = answer(CHAT, ASK.replace("scribes-tiny", "scribes-tiny:tasks") + "}");
        HttpResponse<String> byHeader = api.send(
                api.jsonRequest(CHAT, BodyPublishers.ofString(ASK + "}")).header("X-Scribes-Task", "true"));

        assertThat(byName.path("scribes").path("grounding").path("policy").textValue())
                .isEqualTo("off");
        assertThat(Api.json(byHeader.body())
                        .path("scribes")
                        .path("grounding")
                        .path("policy")
                        .textValue())
                .isEqualTo("off");
    }

    @Test
    void response_isTextWithCitations() throws IOException, InterruptedException {
        JsonNode response = answer(
                "/v1/responses",
                "{\"model\": \"scribes-tiny\", \"input\": \"What does John 3:16 say?\", \"temperature\": 0, " + PASSAGES
                        + "}");

        JsonNode part = response.path("output").path(0).path("content").path(0);
        assertThat(response.path("status").textValue()).isEqualTo("completed");
        assertThat(part.path("text").textValue()).contains(VERSE);
        assertThat(part.path("annotations").path(0).path("url").textValue()).isEqualTo("urn:osis:John.3.16");
        assertThat(error(
                                api.post(
                                        "/v1/responses",
                                        "{\"model\": \"scribes-tiny\", \"input\": \"x\", \"store\": true}"),
                                400)
                        .path("param")
                        .textValue())
                .isEqualTo("store");
    }

    @Test
    void clientThatLeaves_endsItsAnswer() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = api.open(
                COMPLETIONS,
                "{\"model\": \"scribes-tiny\", \"prompt\": \"In the beginning\", \"max_tokens\": 400, \"temperature\": 2,"
                        + " \"top_p\": 1, \"grounding\": \"off\", \"seed\": 1, \"stream\": true}");
        Api.readUntil("data: ", response.body());
        response.body().close();

        assertThat(answer(CHAT, ASK + "}").path("choices")).hasSize(1);
    }
}
