package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.guard.TestingKeys;

/** A server without the page, which asks for keys: nothing tells that there could be one. */
class PageOffIT {
    private static final String UNKNOWN = "/nothing-that-was-ever-there";

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        Path keys = Files.write(folder.resolve("api-keys"), List.of(TestingKeys.line("first", "assistant")));
        server = TestingServer.start(
                "page-off",
                Map.of(
                        "TEXTGEN_PAGE",
                        "off",
                        "TEXTGEN_AUTH",
                        "api-key",
                        "TEXTGEN_AUTH_KEY_FILE",
                        keys.toString(),
                        "TEXTGEN_BACKENDS",
                        "extractive",
                        "OPENAPI",
                        "all"));
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compare",
                "/verify",
                "/status",
                "/status/",
                "/page/app.js",
                "/page/style.css",
                "/favicon.ico",
                "/robots.txt"
            })
    void pathOfThePage_isLikeAnyUnknownOne(String path) throws Exception {
        for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
            for (boolean known : List.of(false, true)) {
                HttpResponse<String> response = api.send(request(method, path, known));
                HttpResponse<String> unknown = api.send(request(method, UNKNOWN, known));

                assertThat(response.statusCode()).as(method).isEqualTo(unknown.statusCode());
                assertThat(withoutPath(response.body(), path)).isEqualTo(withoutPath(unknown.body(), UNKNOWN));
                assertThat(response.headers().map().keySet())
                        .isEqualTo(unknown.headers().map().keySet());
            }
        }
        assertThat(api.get(path).statusCode()).isEqualTo(401);
        assertThat(api.send(request("GET", path, true)).statusCode()).isEqualTo(404);
    }

    @Test
    void root_leadsToTheDocumentation() throws Exception {
        HttpResponse<String> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/openapi/ui/");
        assertThat(api.get("/openapi/ui/").statusCode()).isEqualTo(200);
    }

    @Test
    void browser_getsAProblem() throws Exception {
        HttpResponse<String> response = api.send(request("GET", UNKNOWN, true).header("Accept", PageErrorsIT.BROWSER));

        assertThat(Api.problem(response).path("code").textValue()).isEqualTo("NOT_FOUND");
        assertThat(response.headers().firstValue("Vary")).isEmpty();
    }

    private static HttpRequest.Builder request(String method, String path, boolean known) {
        HttpRequest.Builder request = api.request(path).method(method, BodyPublishers.noBody());
        return known ? request.header("Authorization", "Bearer " + TestingKeys.key("first")) : request;
    }

    private static String withoutPath(String body, String path) {
        return body.replace("\"" + path + "\"", "\"PATH\"").replaceAll("\"request_id\":\"[^\"]+\"", "");
    }
}
