package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.blackbox.OpenApiDocument.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.blackbox.OpenApiDocument.Operation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** The examples of the OpenAPI document are of the right kind, fit their status, and are what the service sends. */
@OnDefaultServer
class OpenApiExamplesIT {
    /** Nobody receives the one, and no documented path has the other. */
    private static final Set<ErrorCode> WITHOUT_EXAMPLE = EnumSet.of(ErrorCode.CANCELLED, ErrorCode.METHOD_NOT_ALLOWED);

    private final Api api = new Api();
    private OpenApiDocument document = new OpenApiDocument(Api.json("{}"));

    @BeforeEach
    void read() throws IOException, InterruptedException {
        document = OpenApiDocument.of(api);
    }

    @Test
    void everyErrorExample_hasTheStatusOfItsResponse() {
        for (Operation operation : document.operations()) {
            if (!isNative(operation)) {
                continue;
            }
            document.responses(operation)
                    .filter(response -> !response.getKey().equals("200"))
                    .forEach(response -> {
                        List<JsonNode> problems = problems(response.getValue());
                        assertThat(problems)
                                .as(operation + " " + response.getKey())
                                .isNotEmpty();
                        problems.forEach(problem -> assertIsProblem(problem, response.getKey()));
                    });
        }
    }

    /** Doors for clients of other services have bodies of their own. */
    private static boolean isNative(Operation operation) {
        return operation.path().startsWith("/api/");
    }

    @Test
    void everyErrorOfADoor_hasAnExampleInItsFormat() {
        List<Operation> doors = document.operations().stream()
                .filter(operation -> !isNative(operation))
                .toList();
        assertThat(doors).isNotEmpty();
        for (Operation operation : doors) {
            document.responses(operation)
                    .filter(response -> !response.getKey().equals("200"))
                    .forEach(response -> assertThat(
                                    examples(response.getValue().path("content").path("application/json")))
                            .as(operation + " " + response.getKey())
                            .isNotEmpty()
                            .allMatch(example -> example.has("error")));
        }
    }

    private static void assertIsProblem(JsonNode problem, String status) {
        ErrorCode code = ErrorCode.valueOf(problem.path("code").textValue());
        ProblemBody sent = ProblemBody.of(
                new GenerationException(code, problem.path("detail").textValue()),
                problem.path("instance").textValue(),
                problem.path("request_id").textValue());

        assertThat(problem.path("status").intValue()).isEqualTo(Integer.parseInt(status));
        assertThat(sent.status()).as(code.name()).isEqualTo(Integer.parseInt(status));
        assertThat(sent.title()).isEqualTo(problem.path("title").textValue());
        assertThat(sent.type()).isEqualTo(problem.path("type").textValue());
    }

    @Test
    void everyErrorResponse_hasAnExampleOfEachCodeThatItNames() {
        for (JsonNode response : document.root().path("components").path("responses")) {
            String description = response.path("description").textValue();
            List<String> named = Arrays.stream(description.split("[^A-Z_]+", -1))
                    .filter(word -> codes().anyMatch(code -> code.name().equals(word)))
                    .toList();

            assertThat(problems(response).stream()
                            .map(problem -> problem.path("code").textValue()))
                    .as(description)
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everyCode_hasAnExample() {
        Set<String> shown = document.root()
                .path("components")
                .path("responses")
                .valueStream()
                .flatMap(response -> problems(response).stream())
                .map(problem -> problem.path("code").textValue())
                .collect(Collectors.toSet());

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(codes().filter(code -> !WITHOUT_EXAMPLE.contains(code))
                        .map(ErrorCode::name)
                        .toList());
    }

    private static Stream<ErrorCode> codes() {
        return Arrays.stream(ErrorCode.values());
    }

    @Test
    void everyExampleOfJson_isAnObject() {
        List<JsonNode> contents = document.root().findValues("content");
        assertThat(contents).hasSizeGreaterThan(20);
        for (JsonNode content : contents) {
            for (Map.Entry<String, JsonNode> mediaType : content.properties()) {
                if (mediaType.getKey().endsWith("json")) {
                    assertThat(examples(mediaType.getValue())).allMatch(JsonNode::isObject);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BadRequest  | INVALID_PARAMETER      | POST | /api/v1/generate | application/json | {\"prompt\": \"a\", \"temperature\": 3}",
                "BadRequest  | EMPTY_PROMPT           | POST | /api/v1/generate | application/json | {}",
                "BadRequest  | MALFORMED_BODY         | POST | /api/v1/generate | application/json | []",
                "BadQuery    | INVALID_PARAMETER      | GET  | /api/v1/usage?group=week | application/json |",
                "NotAcceptable | NOT_ACCEPTABLE       | GET  | /api/v1/model    | image/png        |",
                "WrongType   | UNSUPPORTED_MEDIA_TYPE | POST | /api/v1/generate | text/plain       | a",
                "NoRequest   | NOT_FOUND              | POST | /api/v1/feedback | application/json | {\"request_id\": \"none\", \"rating\": 1}"
            })
    void errorExample_isWhatTheServiceSends(
            String component, ErrorCode code, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        api.awaitLedger();
        HttpResponse<String> response = api.send(
                method.equals("GET")
                        ? api.request(path).header("Accept", type)
                        : api.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));

        JsonNode expected = document.root()
                .at("/components/responses/" + component + "/content/application~1problem+json/examples/" + code
                        + "/value");
        assertThat(detail(Api.problem(response))).isEqualTo(detail(expected));
    }

    private static String detail(JsonNode problem) {
        return problem.path("code").textValue() + " " + problem.path("detail").textValue();
    }

    @Test
    void exampleOfAnAnswer_isTheAnswerToTheExampleOfAPrompt() throws IOException, InterruptedException {
        api.awaitReady();
        JsonNode generate = document.root().at("/paths/~1api~1v1~1generate/post");
        JsonNode prompt = generate.at("/requestBody/content/application~1json/examples/prompt/value");
        ObjectNode example = generate.at("/responses/200/content/application~1json/examples/answer/value")
                .deepCopy();
        ObjectNode answer =
                (ObjectNode) Api.json(api.post(Api.GENERATE, prompt.toString()).body());

        assertThat(answer.remove("metadata").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> example.remove("metadata").fieldNames());
        assertThat(answer).isEqualTo(example);
    }

    @Test
    void exampleOfAStream_addsUpToTheExampleOfAnAnswer() {
        String stream = document.root()
                .at(
                        "/paths/~1api~1v1~1generate~1stream/post/responses/200/content/text~1event-stream/examples/events/value")
                .textValue();
        JsonNode answer = document.root()
                .at("/paths/~1api~1v1~1generate/post/responses/200/content/application~1json/examples/answer/value");

        assertThat(new AnswerEvents(ServerSentEvent.parse(stream)).done()).isEqualTo(answer);
    }

    @Test
    void exampleOfCsv_hasTheHeaderOfTheService() throws IOException, InterruptedException {
        String example = document.root()
                .at("/paths/~1api~1v1~1usage/get/responses/200/content/text~1csv/examples/csv/value")
                .textValue();
        HttpResponse<String> usage =
                api.awaitLedger().send(api.request("/api/v1/usage").header("Accept", "text/csv"));

        List<String> lines = example.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(usage.body().lines()).startsWith(lines.get(0));
        assertThat(lines.get(1).split(",", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
    }

    private static List<JsonNode> problems(JsonNode response) {
        return examples(response.path("content").path(Api.PROBLEM));
    }
}
