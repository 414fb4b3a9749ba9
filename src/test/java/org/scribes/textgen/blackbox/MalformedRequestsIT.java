package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnDefaultServer
class MalformedRequestsIT {
    private static final int MUTATIONS = 300;
    private static final String SHORT_QUESTION = """
            {"prompt":"What?","passages":[{"id":"1","text":"For God","reference":"John 3:16"}],"max_new_tokens":2,\
            "temperature":0.5,"top_p":0.9,"seed":7,"stop":["a"],"raw":false,"user":"u"}""";

    private final Api api = new Api();

    @ParameterizedTest
    @CsvFileSource(
            resources = "/org/scribes/textgen/api/generate/malformed.csv",
            delimiter = '|',
            quoteCharacter = '\0')
    void malformedBody_isABadRequest(String body, String detail) throws IOException, InterruptedException {
        assertBadRequest(api.post(Api.GENERATE, body), "MALFORMED_BODY", detail);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/org/scribes/textgen/api/generate/bad-fields.csv",
            delimiter = '|',
            quoteCharacter = '\0')
    void badField_isABadRequestOfAStreamToo(String body, String detail) throws IOException, InterruptedException {
        assertBadRequest(api.post(Api.STREAM, body), "INVALID_PARAMETER", detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prompt\":\" \"}", "{\"messages\":[]}"})
    void nothingAsked_isAnEmptyPrompt(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.GENERATE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("EMPTY_PROMPT");
    }

    @Test
    void bodyThatIsNotUtf8_isABadRequest() throws IOException, InterruptedException {
        for (byte[] body : new byte[][] {
            "{\"prompt\":\"ä\"}".getBytes(ISO_8859_1), "{\"prompt\":\"x\"}".getBytes(UTF_16), {(byte) 0xff}, {0}, {}
        }) {
            HttpResponse<String> response = api.post(Api.GENERATE, body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isEqualTo("MALFORMED_BODY");
        }
    }

    @Test
    void depthOf10000_isABadRequest() throws IOException, InterruptedException {
        for (String deep :
                new String[] {"[".repeat(10_000), "{\"cache\":".repeat(10_000), "{\"stop\":" + "[".repeat(10_000)}) {
            HttpResponse<String> response = api.post(Api.GENERATE, deep);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isIn("MALFORMED_BODY", "INVALID_PARAMETER");
        }
    }

    @Test
    void bodyOf10Megabytes_isTooLarge() throws IOException, InterruptedException {
        byte[] body = ("{\"prompt\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(UTF_8);

        assertTooLarge(api.post(Api.GENERATE, body));
        assertTooLarge(api.send(
                api.jsonRequest(Api.GENERATE, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/json; charset=utf-16"
            })
    void otherTypeOfBody_isUnsupported(String type) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(Api.GENERATE)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"prompt\":\"x\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void compressedBody_isUnsupported() throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(
                api.jsonRequest(Api.GENERATE, BodyPublishers.ofString("x")).header("Content-Encoding", "gzip"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/generate, text/event-stream",
        "/api/v1/generate/stream, application/json",
        "/api/v1/generate/stream, application/problem+json",
        "/api/v1/generate, image/png"
    })
    void otherTypeOfAnswer_isNotAcceptable(String path, String accepted) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(
                api.jsonRequest(path, BodyPublishers.ofString(SHORT_QUESTION)).header("Accept", accepted));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(code(response)).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/generate, POST",
        "DELETE, /api/v1/generate, POST",
        "PUT, /api/v1/generate/stream, POST",
        "PATCH, /api/v1/generate, POST",
        "BREW, /api/v1/generate, POST",
        "POST, /api/v1/model, GET"
    })
    void otherMethod_isNotAllowed(String method, String path, String allowed) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(code(response)).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/api", "/api/v1/nope", "/api/v1/generate/nope", "/api/v2/generate", "/%C3%A4"})
    void otherAddress_isNotFound(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(path).header("Accept", "image/png"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(code(response)).isEqualTo("NOT_FOUND");
        assertThat(Api.json(response.body()).path("instance").textValue()).isEqualTo(path);
    }

    @Test
    void optionsAndHead_areAnswered() throws IOException, InterruptedException {
        HttpResponse<String> options = api.send(api.request(Api.GENERATE).method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> head = api.send(api.request("/api/v1/model").method("HEAD", BodyPublishers.noBody()));

        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("POST");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    /** A page in a browser could have had that name resolved to this machine. */
    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:1, 200",
        "127.0.0.1, 200",
        "[::1]:9080, 200",
        "evil.example, 403",
        "localhost.evil.example, 403"
    })
    void name_mustBeOneOfTheServers(String host, int status) throws IOException {
        URI server = api.request("/").build().uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/model HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            String response = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(response).startsWith("HTTP/1.1 " + status + " ");
            if (status == 403) {
                assertThat(response).contains("\"code\":\"FORBIDDEN\"", "TEXTGEN_AUTH_ALLOWED_HOSTS");
            }
        }
    }

    @Test
    void anyMutationOfAValidBody_isAnsweredOrRefused() throws IOException, InterruptedException {
        api.awaitReady();
        Random random = new Random(42);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutated(SHORT_QUESTION.getBytes(UTF_8), random);

            HttpResponse<String> response = api.post(i % 2 == 0 ? Api.GENERATE : Api.STREAM, body);

            assertThat(response.statusCode())
                    .as("mutation %d: %s", i, new String(body, UTF_8))
                    .isIn(200, 400);
            if (response.statusCode() == 400) {
                Api.problem(response);
            }
        }
    }

    /** One to three bytes or slices replaced, put in, left out, doubled; or the end cut off. */
    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutated = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int from = random.nextInt(mutated.length);
            int to = Math.min(mutated.length, from + 1 + random.nextInt(8));
            byte[] before = Arrays.copyOfRange(mutated, 0, from);
            byte[] slice = Arrays.copyOfRange(mutated, from, to);
            byte[] after = Arrays.copyOfRange(mutated, to, mutated.length);
            byte[] noise = new byte[1 + random.nextInt(3)];
            random.nextBytes(noise);
            byte[] structure = {(byte) "{}[]\",:0-\\nt".charAt(random.nextInt(12))};
            mutated = switch (random.nextInt(6)) {
                case 0 -> joined(before, noise, after);
                case 1 -> joined(before, structure, after);
                case 2 -> joined(before, structure, slice, after);
                case 3 -> joined(before, after, structure);
                case 4 -> joined(before, slice, slice, after);
                default -> joined(before, structure);
            };
        }
        return mutated;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] joined = new byte[0];
        for (byte[] part : parts) {
            int length = joined.length;
            joined = Arrays.copyOf(joined, length + part.length);
            System.arraycopy(part, 0, joined, length, part.length);
        }
        return joined;
    }

    private static void assertBadRequest(HttpResponse<String> response, String code, String detail) {
        JsonNode problem = Api.problem(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem.path("code").textValue()).isEqualTo(code);
        assertThat(problem.path("detail").textValue()).isEqualTo(detail);
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(code(response)).isEqualTo("BODY_TOO_LARGE");
    }

    private static String code(HttpResponse<String> response) {
        return Api.problem(response).path("code").textValue();
    }
}
