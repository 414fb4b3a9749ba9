package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.GenerationException;

/** What each error that servers are known to send stands for. Each has a zebra in it, which nobody else may see. */
class UpstreamErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One error; {@code again} marks those that may pass. */
    private record Row(int status, String body, String asResponse, String inStream) {
        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    private static Row row(int status, String body, String asResponse, String inStream) {
        return new Row(status, body, asResponse, inStream);
    }

    private static Row row(int status, String body, String both) {
        return new Row(status, body, both, both);
    }

    static Stream<Row> documents() {
        return Stream.of(openAi(), textGenerationInference(), others(), loading())
                .flatMap(List::stream);
    }

    private static List<Row> openAi() {
        return List.of(
                row(500, """
                        {"error":{"message":"zebra","type":"server_error","code":null}}""", "UPSTREAM_ERROR again"),
                row(429, """
                        {"error":{"message":"You exceeded your current quota, zebra","type":"insufficient_quota",
                         "param":null,"code":"insufficient_quota"}}""", "UPSTREAM_QUOTA"),
                row(429, """
                        {"error":{"message":"Rate limit reached for zebra","type":"requests","param":null,
                         "code":"rate_limit_exceeded"}}""", "UPSTREAM_QUOTA again"),
                row(401, """
                        {"error":{"message":"Incorrect API key provided: zebra","type":"invalid_request_error",
                         "param":null,"code":"invalid_api_key"}}""", "UPSTREAM_AUTH"),
                row(400, """
                        {"error":{"message":"zebra's maximum context length is 8192 tokens","param":"messages",
                         "type":"invalid_request_error","code":"context_length_exceeded"}}""", "PROMPT_TOO_LONG"),
                row(400, """
                        {"error":{"message":"Unsupported parameter: 'zebra' is not supported with this model.",
                         "type":"invalid_request_error","code":"unsupported_parameter"}}""", "UPSTREAM_ERROR"),
                row(400, """
                        {"error":{"message":"The requested model 'zebra' is not supported by any provider you have \
                        enabled.","type":"invalid_request_error","code":"model_not_supported"}}""", "UPSTREAM_MODEL"),
                // vLLM
                row(400, """
                        {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you \
                        requested zebra","type":"BadRequestError","param":null,"code":400}""", "PROMPT_TOO_LONG"),
                row(404, """
                        {"object":"error","message":"The model `zebra` does not exist.","type":"NotFoundError",
                         "param":null,"code":404}""", "UPSTREAM_MODEL"),
                row(400, """
                        {"object":"error","message":"zebra must be <= 1","type":"BadRequestError","code":400}""", "UPSTREAM_ERROR"),
                // llama.cpp
                row(400, """
                        {"error":{"code":400,"message":"the request exceeds the available context size. zebra",
                         "type":"exceed_context_size_error","n_prompt_tokens":9}}""", "PROMPT_TOO_LONG"));
    }

    private static List<Row> textGenerationInference() {
        return List.of(
                row(429, """
                        {"error":"Model is overloaded: zebra","error_type":"overloaded"}""", "UPSTREAM_QUOTA again"),
                row(500, """
                        {"error":"Incomplete generation, zebra","error_type":"incomplete_generation"}""", "UPSTREAM_ERROR again"),
                row(422, """
                        {"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048. zebra",
                         "error_type":"validation"}""", "PROMPT_TOO_LONG"),
                row(422, """
                        {"error":"Input validation error: `inputs` must have less than 9 tokens. zebra",
                         "error_type":"validation"}""", "PROMPT_TOO_LONG"),
                row(422, """
                        {"error":"input tokens + max_new_tokens must be <= 512. zebra","error_type":"validation"}""", "PROMPT_TOO_LONG"),
                row(422, """
                        {"error":"inputs must have less than 9 tokens. zebra","error_type":"validation"}""", "PROMPT_TOO_LONG"),
                row(422, """
                        {"error":"Input validation error: `zebra` must be strictly positive",
                         "error_type":"validation"}""", "UPSTREAM_ERROR"),
                row(422, """
                        {"error":"Tokenizer error zebra","error_type":"tokenizer"}""", "UPSTREAM_ERROR"));
    }

    private static List<Row> others() {
        return List.of(
                row(400, "{\"error\":\"bad zebra\"}", "UPSTREAM_ERROR", "UPSTREAM_ERROR again"),
                row(
                        400,
                        "{\"error\":[\"zebra: ensure this value is less\"]}",
                        "UPSTREAM_ERROR",
                        "UPSTREAM_ERROR again"),
                row(404, "{\"detail\":\"Model zebra not found\"}", "UPSTREAM_MODEL"),
                row(422, """
                        {"detail":[{"loc":["body","zebra"],"msg":"field required","type":"value_error.missing"}]}""", "UPSTREAM_ERROR", "UPSTREAM_ERROR again"),
                row(422, """
                        {"detail":[{"loc":["body"],"msg":"The prompt is too long, zebra"}]}""", "PROMPT_TOO_LONG", "UPSTREAM_ERROR again"),
                row(404, "{\"message\":\"no Route matched: zebra\"}", "UPSTREAM_ERROR", "UPSTREAM_ERROR again"),
                row(402, """
                        {"error":"You have exceeded your monthly included credits for Inference Providers. zebra"}""", "UPSTREAM_QUOTA"),
                row(429, """
                        {"error":"You have exceeded your monthly included credits. zebra"}""", "UPSTREAM_QUOTA"),
                row(403, "{\"error\":\"gated zebra\"}", "UPSTREAM_AUTH", "UPSTREAM_ERROR again"),
                row(413, "{\"error\":\"large zebra\"}", "PROMPT_TOO_LONG", "UPSTREAM_ERROR again"));
    }

    private static List<Row> loading() {
        return List.of(
                row(503, loading("20.0"), "MODEL_LOADING again after PT20S"),
                row(503, "[" + loading("0.5") + "]", "MODEL_LOADING again after PT0.5S"),
                row(503, loading("-1"), "MODEL_LOADING again"),
                row(503, loading("1e300"), "MODEL_LOADING again"),
                row(503, loading("1e999"), "MODEL_LOADING again"),
                row(503, loading("\"a while\""), "MODEL_LOADING again"),
                row(503, loading("null"), "MODEL_LOADING again"),
                row(503, """
                        {"error":{"code":503,"message":"Loading model zebra","type":"unavailable_error"}}""", "MODEL_LOADING again"),
                row(400, loading("3"), "MODEL_LOADING again after PT3S"));
    }

    private static String loading(String estimate) {
        return "{\"error\":\"Model zebra is currently loading\",\"estimated_time\":" + estimate + "}";
    }

    @ParameterizedTest
    @MethodSource("documents")
    void response_isUnderstood(Row row) {
        assertThat(told(UpstreamErrors.of(row.status(), ErrorBody.of(row.body(), JSON), Optional.empty())))
                .isEqualTo(row.asResponse());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void sameInsideAStream_isUnderstood(Row row) throws JsonProcessingException {
        JsonNode document = JSON.readTree(row.body());

        assertThat(row.body()).contains("zebra");
        assertThat(ErrorBody.isError(document)).isTrue();
        assertThat(ErrorBody.of(document)).asString().doesNotContain("zebra");
        assertThat(told(UpstreamErrors.inside(ErrorBody.of(document)))).isEqualTo(row.inStream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | zebra | UPSTREAM_ERROR",
                "400 | <html>zebra is too large for the context window</html> | PROMPT_TOO_LONG",
                "401 | '' | UPSTREAM_AUTH",
                "402 | zebra | UPSTREAM_QUOTA",
                "404 | <html>zebra</html> | UPSTREAM_ERROR",
                "405 | '' | UPSTREAM_ERROR",
                "410 | zebra | UPSTREAM_ERROR",
                "408 | '' | UPSTREAM_ERROR again",
                "424 | '' | UPSTREAM_ERROR",
                "425 | '' | UPSTREAM_ERROR again",
                "429 | '{\"error\":' | UPSTREAM_QUOTA again",
                "429 | [] | UPSTREAM_QUOTA again",
                "500 | null | UPSTREAM_ERROR again",
                "502 | <html>zebra</html> | UPSTREAM_ERROR again",
                "503 | <html>zebra</html> | UPSTREAM_ERROR again",
                "503 | '' | UPSTREAM_ERROR again",
                "504 | zebra | UPSTREAM_ERROR again",
                "524 | zebra | UPSTREAM_ERROR again",
                "529 | zebra | UPSTREAM_ERROR again",
                "520 | <html>zebra</html> | UPSTREAM_ERROR again",
                "530 | zebra | UPSTREAM_ERROR again",
                "519 | zebra | UPSTREAM_ERROR",
                "531 | zebra | UPSTREAM_ERROR",
                "302 | zebra | UPSTREAM_ERROR",
                "418 | zebra | UPSTREAM_ERROR",
            })
    void responseWithoutADocument_goesByItsStatus(int status, String body, String told) {
        assertThat(told(UpstreamErrors.of(status, ErrorBody.of(body, JSON), Optional.empty())))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "408, {}, UPSTREAM_ERROR again after PT7S",
        "429, {}, UPSTREAM_QUOTA again after PT7S",
        "500, {}, UPSTREAM_ERROR again after PT7S",
        "503, {}, UPSTREAM_ERROR again after PT7S",
        "503, '{\"error\":\"x\",\"estimated_time\":20}', MODEL_LOADING again after PT7S",
        "402, {}, UPSTREAM_QUOTA",
        "400, {}, UPSTREAM_ERROR",
    })
    void hintOfTheResponse_isPassedOnWhereAnotherTryMakesSense(int status, String body, String told) {
        assertThat(told(UpstreamErrors.of(status, ErrorBody.of(body, JSON), Optional.of(Duration.ofSeconds(7)))))
                .isEqualTo(told);
    }

    @Test
    void failureThatPasses_isNamedForMetrics() {
        assertThat(UpstreamErrors.of(503, ErrorBody.of("", JSON), Optional.empty()))
                .isInstanceOfSatisfying(
                        TransientFailure.class,
                        again -> assertThat(again.reason()).isEqualTo("503"));
        assertThat(UpstreamErrors.inside(ErrorBody.of("{\"error\":\"zebra\"}", JSON)))
                .isInstanceOfSatisfying(
                        TransientFailure.class,
                        again -> assertThat(again.reason()).isEqualTo("error_event"));
    }

    @Test
    void answer_isNoError() throws JsonProcessingException {
        for (String answer : List.of(
                "{\"choices\":[],\"message\":\"fine\",\"error\":null}",
                "{\"object\":\"chat.completion.chunk\",\"choices\":[]}",
                "{\"token\":{\"text\":\"a\"},\"detail\":\"x\"}",
                "[{\"generated_text\":\"a\",\"message\":\"x\"}]",
                "{\"hello\":1}",
                "[]")) {
            assertThat(ErrorBody.isError(JSON.readTree(answer))).as(answer).isFalse();
        }
    }

    /** The code, whether it may pass, and when; nothing of the body is in what is told. */
    private static String told(RuntimeException failure) {
        boolean again = failure instanceof TransientFailure;
        GenerationException known =
                failure instanceof TransientFailure passing ? passing.failure() : (GenerationException) failure;
        assertThat(failure.getMessage()).isNotBlank().doesNotContainIgnoringCase("zebra");
        assertThat(known.getMessage()).doesNotContainIgnoringCase("zebra");
        assertThat(known.getCause()).isNull();
        return known.code()
                + (again ? " again" : "")
                + known.retryAfter().map(time -> " after " + time).orElse("");
    }
}
