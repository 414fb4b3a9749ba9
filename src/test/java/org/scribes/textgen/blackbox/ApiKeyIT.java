package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.guard.TestingKeys;

/** A server that asks for keys: who gets in, from when until when, and what is left of whom it asked for. */
@Execution(ExecutionMode.SAME_THREAD)
class ApiKeyIT {
    private static final String KEY = TestingKeys.key("first");
    private static final String USER = "Zerubbabel@example.com";

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = SharedServers.KEYED.running();
        api = new Api(server);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                   | -        | 401 | -",
                "Basic Zmlyc3Q6eA==  | -        | 401 | -",
                "Bearer              | -        | 401 | -",
                "Bearer wrong        | -        | 401 | invalid_token",
                "Bearer KEYx         | -        | 401 | invalid_token",
                "-                   | wrong    | 401 | invalid_token",
                "Bearer KEY          | wrong    | 401 | invalid_token",
                "Bearer wrong        | KEY      | 401 | invalid_token",
                "Bearer KEY          | -        | 200 | -",
                "bearer KEY          | -        | 200 | -",
                "-                   | KEY      | 200 | -",
                "Bearer KEY          | KEY      | 200 | -",
                "Basic Zmlyc3Q6eA==  | KEY      | 200 | -"
            })
    void key_opensTheDoor(String authorization, String key, int status, String error) throws Exception {
        HttpRequest.Builder request = api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(Api.QUESTION));
        if (authorization != null) {
            request.header("Authorization", authorization.replace("KEY", KEY));
        }
        if (key != null) {
            request.header("X-API-Key", key.replace("KEY", KEY));
        }

        HttpResponse<String> response = api.send(request);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 401) {
            JsonNode problem = Api.problem(response);
            assertThat(problem.path("code").textValue()).isEqualTo("UNAUTHORIZED");
            assertThat(problem.path("instance").textValue()).isEqualTo(Api.GENERATE);
            assertThat(response.body()).doesNotContain("wrong", KEY);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"scribes-textgen\"" + (error == null ? "" : ", error=\"" + error + "\""));
        }
    }

    @Test
    void pageOfANamedOrigin_mayAskWithAKey() throws Exception {
        HttpResponse<String> preflight = api.send(api.request("/v1/chat/completions")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", SharedServers.ELSEWHERE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-stainless-lang"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(SharedServers.ELSEWHERE);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization,content-type,x-stainless-lang");

        HttpResponse<String> stranger =
                api.send(api.request("/v1/models").GET().header("Origin", SharedServers.ELSEWHERE));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).contains(SharedServers.ELSEWHERE);
        assertThat(Api.json(stranger.body()).path("error").path("code").textValue())
                .isEqualTo("invalid_api_key");

        HttpResponse<String> known = api.send(api.request("/v1/models")
                .GET()
                .header("Origin", "https://elsewhere.example")
                .header("Authorization", "Bearer " + KEY));
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Api.GENERATE,
                Api.STREAM,
                Api.VERIFY,
                Api.REFERENCES,
                Api.VERSES,
                "/api/v1/model",
                "/api/v1/slo",
                "/api/v1/status",
                "/api/v1/status/stream",
                "/api;x=y/v1/model",
                "/api/v1;x=y/model",
                "/api//v1/model",
                "/%61pi/v1/model",
                "/api/./v1/model",
                "/x/../api/v1/model",
                "/api/v1/nothing",
                "/;x=y"
            })
    void everyAddress_isHeldShut(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(401);
        assertThat(api.post(path, "{}").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/generate", "/generate_stream", "/tokenize", "/chat_tokenize"})
    void addressOfTextGenerationInference_isHeldShutInItsFormat(String path) throws Exception {
        HttpResponse<String> response = api.post(path, "{\"inputs\": \"Who?\"}");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Api.json(response.body()).path("error").textValue()).contains("a key is needed");
        assertThat(Api.json(response.body()).has("error_type")).isFalse();
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void bodyOfAStranger_isNotRead() throws Exception {
        assertThat(api.post(Api.GENERATE, "not JSON").statusCode()).isEqualTo(401);
        assertThat(api.post(Api.GENERATE, new byte[3_000_000]).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/, 200", "/ping, 200", "/health/ready, 200", "/health/live, 200", "/metrics, 200", "/openapi, 200"})
    void whatIsNotTheApi_isOpen(String path, int status) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(status);
    }

    /** Those of Liberty's own applications: nothing of ours, and nothing without an administrator, of whom there is none. */
    @ParameterizedTest
    @CsvSource({
        "/jwt/defaultJWT/token, 404",
        "/jwt/defaultMpJwt/jwk, 404",
        "/ibm/api/, 403",
        "/ibm/api/config, 403",
        "/IBMJMXConnectorREST, 401",
        "/ibm_security_logout, 401"
    })
    void pathOfTheServer_tellsNothing(String path, int status) throws Exception {
        HttpResponse<String> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body().length()).isLessThan(500);
        assertThat(response.body()).doesNotContain("org.scribes", KEY, "\tat ");
    }

    @Test
    void keyThatIsMadeAndRevoked_countsWithoutARestart() throws Exception {
        assertThat(withKey("second")).isEqualTo(401);
        Files.write(SharedServers.KEY_FILE, List.of(SharedServers.KEY_LINE, "?", TestingKeys.line("second", "batch")));
        assertThat(awaited("second", 200)).isEqualTo(200);
        Files.write(SharedServers.KEY_FILE, List.of(SharedServers.KEY_LINE));
        assertThat(awaited("second", 401)).isEqualTo(401);
        assertThat(withKey("first")).isEqualTo(200);
    }

    @Test
    void user_isAPseudonymInTheLogAndNowhereByName() throws Exception {
        for (String path : List.of(Api.GENERATE, Api.STREAM)) {
            HttpRequest.Builder request = api.jsonRequest(path, BodyPublishers.ofString(Api.QUESTION))
                    .header("X-API-Key", KEY)
                    .header("X-User-Id", USER);
            assertThat(api.send(request).statusCode()).isEqualTo(200);
        }

        String logs = Logs.text(server.logs());
        assertThat(logs).containsPattern("generation_completed key=assistant user=[0-9a-f]{32} ");
        assertThat(logs).doesNotContain(USER, "Zerubbabel", KEY, KEY.substring(KEY.indexOf('.') + 1));
        assertThat(api.get("/metrics").body()).doesNotContain(USER, KEY);
    }

    private static int withKey(String id) throws Exception {
        return api.send(api.request("/api/v1/model").header("X-API-Key", TestingKeys.key(id)))
                .statusCode();
    }

    /** The file is looked at once a second. */
    private static int awaited(String id, int status) throws Exception {
        for (int i = 0; i < 30 && withKey(id) != status; i++) {
            Thread.sleep(100);
        }
        return withKey(id);
    }
}
